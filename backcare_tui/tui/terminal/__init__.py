"""The terminal: input, signals, title, and giving it back."""
