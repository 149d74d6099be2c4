# One command per wish; CI runs the same. Needs python3.11 (or newer: make PYTHON=python3.12 …) and make.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
ARGS ?=
# What is compiled once is kept: the tests start some hundred processes, and each would compile the program again.
unexport PYTHONDONTWRITEBYTECODE
# Many tests wait more than they compute: one process more than there are cores keeps the cores busy.
# Each gets a row of neighbours, so that what a file or folder of tests needs is made once, and takes of the others' rows
# when its own is done.
TESTS_AT_ONCE = $(shell $(BIN)/python -c 'import os; print((os.cpu_count() or 1) + 1)')

.DEFAULT_GOAL := help
.PHONY: help install serve test check format bench benchload benchmodel accuracy prompts faults prove drafts readme replies catalogue screenshots lock clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

install: $(INSTALLED) ## everything needed, into .venv, each file checked against its hash

$(INSTALLED): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@if command -v uv >/dev/null && uv pip install --quiet --python $(BIN)/python --require-hashes -r $<; then :; \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<; fi
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

serve: install ## the page and the API on http://127.0.0.1:8000 (ARGS="--port 9000")
	@exec $(BIN)/softanswer serve $(ARGS)

test: install ## every test
	@$(BIN)/python -m pytest -n $(TESTS_AT_ONCE) --dist worksteal $(ARGS)

check: install ## format, lint, types, import rules, docs
	@$(BIN)/ruff format --check app tests scripts integrations
	@$(BIN)/ruff check app tests scripts integrations
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/test_house.py tests/test_docs.py

format: install ## put the code in its form
	@$(BIN)/ruff format app tests scripts integrations
	@$(BIN)/ruff check --fix app tests scripts integrations

bench: install ## how fast a draft is made, a server starts, and a draft is kept and found again
	@$(BIN)/python -m scripts.bench $(ARGS)

benchload: install ## drafts a second of real servers, for each way of keeping them (ARGS="--seconds 60")
	@$(BIN)/python -m scripts.bench_load $(ARGS)

benchmodel: install ## what a draft by a model takes beside the bare SDK on the same stub
	@$(BIN)/python scripts/bench_model.py $(ARGS)

prove: install ## kill, stop and flood the real program; an hour, --share 0.02 in small (docs/proofs.md)
	@$(BIN)/python -m scripts.prove $(ARGS)

drafts: install ## drafts of a folder of labelled briefs and real texts, and what holds (ARGS="--data DIR")
	@$(BIN)/python scripts/prove_drafts.py $(ARGS)

faults: install ## every fault of a model's endpoint, 50 requests each; writes docs/faults.md
	@$(BIN)/python -m scripts.prove_faults $(ARGS)

replies: install ## docs/replies.md, made anew
	@$(BIN)/python scripts/replies_page.py

readme: install ## the README's run and its table of settings, made anew
	@$(BIN)/python scripts/readme.py

catalogue: install ## the page's words out of its templates, and what is not translated yet (ARGS="--missing de")
	@$(BIN)/python -m scripts.catalogue $(ARGS)

screenshots: install ## pictures of the pages in their states, into docs/screens (ARGS="--only reply")
	@$(BIN)/python -m scripts.screenshots $(ARGS)

accuracy: install ## how often reading and checklist are right, on labelled texts (ARGS="--data DIR --only checklist")
	@$(BIN)/python -m scripts.accuracy $(ARGS)

prompts: install ## prompts, guidelines and cases, checked as a team's CI does (docs/lint.md, docs/eval.md)
	@$(BIN)/softanswer lint $(ARGS)
	@$(BIN)/softanswer eval --engine builtin
	@$(BIN)/softanswer eval --engine obedient
	@$(BIN)/softanswer eval tests/prompt_cases/d4.jsonl --engine replay

lock: install ## write requirements.lock anew
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --all-extras \
	  --no-emit-index-url --no-emit-find-links --no-annotate --output-file requirements.lock pyproject.toml

clean: ## what can be made again
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .hypothesis
