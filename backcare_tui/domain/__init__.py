"""Decisions: pure functions of (entries, content, settings, now). No I/O, no clock of its own."""
