"""When the person is in a meeting: the only part that reads calendars, in a process of its own."""
