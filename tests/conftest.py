"""For all tests."""

import signal

from hypothesis import settings

# The same code gives the same result on any machine; `make search` looks at other examples.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile("same")

# Started in the background by a script, tests would hand on that these are ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
