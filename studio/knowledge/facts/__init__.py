"""What official documents say of themselves, and what that means for the others of a base."""
