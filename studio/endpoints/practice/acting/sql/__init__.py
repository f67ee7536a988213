"""Asking spreadsheets in SQL: the tables a tool tells of, and a plain SELECT for a question about them."""
