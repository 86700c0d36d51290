"""Downshift."""
