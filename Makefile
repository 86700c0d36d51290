# Two commands matter: `make run` opens the app, `make test` checks everything.
# Both need Python 3.11 or newer (with venv) and make, nothing else.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

.PHONY: run test lint types unit quick lowest search bench screenshots clean

run: $(VENV)/.installed
	@exec $(BIN)/backcare

test: lint types unit

lint: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache

types: $(VENV)/.installed-dev
	$(BIN)/pyright --pythonpath $(BIN)/python

unit: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto --cov --cov-report=term:skip-covered --cov-report=json:$(VENV)/coverage.json
	$(BIN)/python -m tests.coverage_floor $(VENV)/coverage.json

# For another interpreter or other libraries: the tests that could tell them from these. Screens at their many sizes
# are tested once; below them everything, and of the app what leans on the event loop, the terminal and time.
ELSEWHERE := tests/domain tests/journal tests/content tests/prompts tests/words tests/use_cases tests/session tests/cli tests/test_*.py \
	$(addprefix tests/tui/test_,$(addsuffix .py,app closing driver monkey opening prompter saver terminal_run unsaved))

quick: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto -m "not process" $(ELSEWHERE)

# With the oldest versions of what the app needs: what pyproject.toml promises about them.
LOWEST := $(VENV)-lowest

lowest:
	@$(MAKE) --no-print-directory $(LOWEST)/.installed-dev VENV=$(LOWEST)
	@$(LOWEST)/bin/python -m pip --disable-pip-version-check -qq install --requirement constraints-lowest.txt
	@$(LOWEST)/bin/python -m pip --disable-pip-version-check check
	$(LOWEST)/bin/python -m pytest -n auto -m "not process" $(ELSEWHERE) tests/tui/test_today.py

# Laws are tested with the same examples each time; this looks for others that break them.
search: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto --hypothesis-profile search -m "not process" tests

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench

screenshots: $(VENV)/.installed-dev
	$(BIN)/python -m docs.screenshots

# The last thing written into a new environment is where it was made: one that was only begun, that was
# moved with its folder, or has lost its Python, does not work and is made again.
MADE := $(VENV)/.made-in

ifneq "$(shell test -x $(BIN)/python && cat $(MADE) 2>/dev/null)" "$(shell pwd -P)"
.PHONY: $(MADE)
endif

$(MADE):
	@echo "Making a Python environment in $(VENV) …"
	@test -n "$(PYTHON)" || { echo "BackCare needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }
	@pwd -P > $@

$(VENV)/.installed: $(MADE) pyproject.toml constraints.txt
	@echo "Installing BackCare into it (this takes a minute) …"
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Installing what the tests need …"
	@$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) $(VENV)-lowest dist build .pytest_cache .ruff_cache .hypothesis
