# Each target is a line one could type. `make setup` is part of all of them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
C_CODE := $(wildcard racecontrol/timing/*.[ch] drivers/gt7/*.[ch])
ARGS   ?=

.PHONY: run test test-kernel check check-native bench words setup libraries lock clean

run: setup
	$(BIN)/racecontrol demo $(ARGS)

test: setup
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGS)

test-kernel: setup
	$(BIN)/python tests/kernel/guest.py $(ARGS)

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(MAKE) --no-print-directory -f tests/native/Makefile strict PYTHON=$(BIN)/python

check-native: setup
	$(MAKE) --no-print-directory -f tests/native/Makefile all PYTHON=$(BIN)/python

bench: setup
	$(BIN)/python -m tests.benchmarks $(ARGS)

# The texts of the screens, read out of the code into assets/words.
words: setup
	$(BIN)/python -m ui.extraction

setup: $(VENV)/.ready

# Two steps, as hash mode refuses an editable install; --no-build-isolation keeps to the lock.
$(VENV)/.installed: requirements.lock
	$(PYTHON) .ci/libraries.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	touch $@

$(VENV)/.ready: $(VENV)/.installed pyproject.toml $(C_CODE)
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

# The lock is made again by a developer who changes a dependency (needs uv).
lock:
	uv pip compile --group dev pyproject.toml --generate-hashes --python-version 3.11 \
	    --no-header --no-annotate -o requirements.lock

clean:
	rm -rf $(VENV) build *.egg-info racecontrol-demo
	find . -name '*.so' -not -path './$(VENV)/*' -delete
