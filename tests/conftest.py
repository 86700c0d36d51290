"""For all tests."""

from hypothesis import settings

# The same code gives the same result on any machine; `make search` looks at other examples.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile("same")
