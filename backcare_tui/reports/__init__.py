"""The journal as something to read: text and JSON."""
