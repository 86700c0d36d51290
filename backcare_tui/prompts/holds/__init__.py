"""Prompts that are held while a command runs."""
