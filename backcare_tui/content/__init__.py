"""Everything the companion teaches, as data: TOML files, and what turns them into values."""
