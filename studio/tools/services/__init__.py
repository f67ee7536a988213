"""Services outside as an OpenAPI 3 document describes them, called and nowhere else reached."""
