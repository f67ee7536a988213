"""Documents and questions of the course flood-duty-basics in both languages: one text file for each."""
