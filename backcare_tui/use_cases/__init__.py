"""What is done, decided once for the screens and the commands."""
