"""What the companion explains."""
