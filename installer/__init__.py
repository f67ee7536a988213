"""How the program is packed for office computers: one folder, a .deb of it, a portable archive."""
