"""What draws, and knows nothing of the companion."""
