"""Who vouches for what: keys, signed statements, and the index that binds all releases."""
