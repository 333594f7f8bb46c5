# make run    set up if needed, read the sample article and show its report
# make test   set up if needed, lint, check types, run all tests with coverage
# make docs   write docs/events.md again, after a change to the lexicons
# make train  rebuild both language models from ../shared/data (hours; resumes where it was stopped)
#             LICENCE=open leaves out what is not free for commercial use; its models go to checkpoints-open

PYTHON ?= python3
VENV ?= .venv
SHARED ?= ../shared
LICENCE ?= full
WORK ?= $(if $(filter open,$(LICENCE)),checkpoints-open,checkpoints)
SEED ?= 7
BIN := $(VENV)/bin
MODEL := $(if $(filter open,$(LICENCE)),$(WORK)/model,src/rawi/data/models/accurate)
FAST := $(if $(filter open,$(LICENCE)),$(WORK)/model-fast,src/rawi/data/models/fast)
SAMPLE := examples/sample-article.txt

.PHONY: setup run test lint format docs train clean
.DELETE_ON_ERROR:

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@

$(VENV)/.ready-train: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[train]"
	touch $@

run: setup
	$(BIN)/rawi read $(SAMPLE) --published 2021-03-18 --outlet "صحيفة الميناء"

test: setup lint
	RAWI_SHARED=$(abspath $(SHARED)) $(BIN)/python -m pytest -rs --cov --cov-report=term:skip-covered

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: setup
	$(BIN)/python tools/events_page.py

train: $(VENV)/.ready-train
	PYTHONPATH=training $(BIN)/python -m rawi_train $(SHARED) $(WORK) $(MODEL) --seed $(SEED) --licence $(LICENCE)
	PYTHONPATH=training $(BIN)/python -m rawi_train.fast $(SHARED) $(WORK) $(FAST) --seed $(SEED) --licence $(LICENCE)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage build dist
