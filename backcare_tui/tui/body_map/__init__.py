"""Body map."""
