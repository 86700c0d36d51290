"""BackCare: a daily companion in the terminal for people whose back hurts."""

__version__ = "0.2.0"
