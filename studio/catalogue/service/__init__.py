"""The catalogue as an HTTP service; embedded or on a server it is the same application."""
