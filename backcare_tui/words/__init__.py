"""What is said to people about values."""
