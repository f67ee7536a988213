"""Files that hold other files, archives and mails: looked through first, then unpacked into a folder."""
