SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
# An address nobody listens on: the checks below read settings and models, not rows.
NO_DB := DATABASE_URL=postgres://none:none@127.0.0.1:1/none REDIS_URL=redis://127.0.0.1:1/0

.PHONY: run test check setup browser lint bench
.DEFAULT_GOAL := run

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -r requirements.txt
	touch $@

run: setup
	@exec $(BIN)/python -m config.run

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(NO_DB) $(BIN)/python -m config.embedded run -- $(BIN)/python manage.py makemigrations --check --dry-run
	DEBUG=0 ALLOWED_HOSTS=register.example $(BIN)/python -m config.embedded run -- \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

browser:
	@bash .ci/browser

test: setup browser check
	$(BIN)/python -m pytest -n 2 --dist loadgroup

bench: setup
	$(BIN)/python -m config.embedded run -- $(BIN)/python -m tests.benchmarks
	$(BIN)/python -m config.embedded run -- $(BIN)/python -m tests.benchmarks.catalog
	$(BIN)/python -m config.embedded run -- $(BIN)/python -m tests.benchmarks.figures
