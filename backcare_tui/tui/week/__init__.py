"""The week: a page of its own, and its parts on Today."""
