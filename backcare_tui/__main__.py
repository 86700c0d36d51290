"""`python -m backcare_tui` is the `backcare` command."""

import sys

from backcare_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
