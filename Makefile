# Commands for a fresh machine with python3 (3.11 or newer), git and make:
#   make demo   solves a shipped scenario on screen and to .ics
#   make page   opens the same scenario as a page in the browser
#   make test   format, lint, strict types, import contracts, tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo page test docs bench clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(READY)

demo: $(READY)
	$(BIN)/periodize solve scenarios/autumn-marathon.yaml --out demo

page: $(READY)
	$(BIN)/periodize serve scenarios/autumn-marathon.yaml

test: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.web.chromium
	$(BIN)/python -m pytest -n 2

docs: $(READY)
	$(BIN)/python -m docs.generate

bench: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,bench]'
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) demo dist .mypy_cache .pytest_cache .ruff_cache
