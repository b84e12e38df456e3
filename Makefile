# The one door: `make run` and `make test` each do all the set-up they need.
# The requirements name everything (--no-deps): pip then asks for nothing that is newer than its pin and has no hash here.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
PYTEST_ARGS ?= -n 2 --dist worksteal

.PHONY: run test check lint types contracts tests decks bench shots pins clean

run: $(VENV)/.stamp-run ## start QuizApp (ARGS="…" for the command line)
	@$(BIN)/python main.py $(ARGS)

test: check ## set up, then everything that CI runs

check: lint types contracts tests decks ## format, lint, types, import contracts, tests, deck review

lint: $(VENV)/.stamp-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.stamp-dev
	$(BIN)/mypy

contracts: $(VENV)/.stamp-dev
	$(BIN)/lint-imports --no-cache

decks: $(VENV)/.stamp-dev ## review every deck; errors and warnings fail
	@for deck in decks/*/; do $(BIN)/python main.py check --strict "$$deck" || exit 1; done

tests: $(VENV)/.stamp-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(PYTEST_ARGS)

bench: $(VENV)/.stamp-dev ## print the figures of the README, peers beside them
	@tools/system-libraries bench
	$(BIN)/python -m bench

README_PAGES := today study-answer quiz-item quiz-report progress library teach-told

shots: $(VENV)/.stamp-dev ## draw every page in every look into build/shots, and the README's pictures anew
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.looks.shots build/shots
	mkdir -p docs/pictures
	for page in $(README_PAGES); do cp build/shots/$$page-light-100-1280.png docs/pictures/$$page.png; done
	cp build/shots/study-answer-dark-100-1280.png docs/pictures/study-answer-dark.png

pins: ## pin the requirements anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q --extra dev pyproject.toml -o requirements/dev.txt

clean: ## remove what set-up and tools have made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.stamp-run: requirements/run.txt tools/system-libraries | $(BIN)/python
	@tools/system-libraries run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/.stamp-dev: requirements/dev.txt tools/system-libraries | $(BIN)/python
	@tools/system-libraries test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@touch $@ $(VENV)/.stamp-run
