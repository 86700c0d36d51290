"""Adjustments."""
