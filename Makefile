# Each target does its own set-up: a machine with Python 3.11 or later, and git, is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export FLASK_APP := wsgi
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run setup test lint bench format

run: setup
	@$(BIN)/python -m webapp.start

setup: $(VENV)/.run-time

# PostgreSQL's driver comes along when DATABASE_URL asks for it.
$(VENV)/.run-time: requirements.txt requirements-server.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Moothall needs Python 3.11 or later: make PYTHON=python3.12 run")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing packages. The first time takes a minute."
	@$(BIN)/python -m pip install --quiet -r requirements-server.txt
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.run-time
	@$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@touch $@

test: $(VENV)/.development
	@sh tests/install_programs.sh
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

lint: $(VENV)/.development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy models exports webapp/services
	$(BIN)/djlint --lint templates --quiet

format: $(VENV)/.development
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

bench: $(VENV)/.development
	$(BIN)/python -m bench $(ARGS)
