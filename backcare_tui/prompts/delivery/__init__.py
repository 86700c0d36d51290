"""How a due break is made known: bell, title, notifications."""
