"""The terminal app. Screens ask the domain, draw, and record; they decide nothing."""
