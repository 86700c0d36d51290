"""Everything that happened, on disk: a file per device and month, never half-written."""
