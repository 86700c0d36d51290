"""Whether the person is here, and whether they are typing."""
