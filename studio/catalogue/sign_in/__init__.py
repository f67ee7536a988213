"""How somebody proves who they are: passwords and single sign-on."""
