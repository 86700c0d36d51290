"""Waking up at the plan's next instant, noticing sleep, and making a due break known."""
