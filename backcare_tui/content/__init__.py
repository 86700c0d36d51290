"""Everything the companion teaches, as data: TOML files, and what turns them into values."""

from pathlib import Path

SHIPPED = Path(__file__).parent
"""Where the shipped content is."""
