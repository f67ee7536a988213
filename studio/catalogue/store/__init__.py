"""What the catalogue remembers: people, submissions, the log of acts, releases, installs."""
