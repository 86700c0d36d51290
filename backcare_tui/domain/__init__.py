"""Decisions: pure functions of (entries, content, settings, now). No I/O, and no clock of its own."""
