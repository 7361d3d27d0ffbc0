# `make` alone lists what there is. Nothing needs installing first but Python 3.11, 3.12 or 3.13.

# The first of these that runs and is one of those versions (a name may exist and still not run).
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3 python; do \
	"$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1 \
	&& { echo "$$python"; break; }; done)
NO_PYTHON = Mathomong needs Python 3.11, 3.12 or 3.13, and none was found: install one from python.org (or name yours: make lab PYTHON=/its/path)
RUN = $(if $(filter Windows_NT,$(OS)),.venv/Scripts/python,.venv/bin/python)
CACHES = .pytest_cache .ruff_cache .hypothesis .mutation build dist mathomong.egg-info notebooks/.ipynb_checkpoints

.DEFAULT_GOAL := help
.PHONY: help venv lab fresh test test-long notebooks lint format check bench mutation clean

help:  ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

venv:  ## make .venv, the project's own Python, unless it is there
	@python="$(PYTHON)"; test -n "$$python" || { echo "$(NO_PYTHON)" >&2; exit 1; }; "$$python" tools/install.py

lab: venv  ## open JupyterLab on your own copies, my-notebooks/ (ARGS="--no-browser" to pass on)
	@$(RUN) tools/lab.py $(ARGS)

fresh: venv  ## bring one notebook back as it came, keeping yours beside it: make fresh NN=04
	@$(RUN) tools/copies.py fresh "$(NN)"

test: lint  ## run every test: units, doctests, notebooks, browser (ARGS="-k copies" to choose)
	@$(RUN) tools/run_tests.py $(ARGS)

test-long: lint  ## the same with the tests marked long
	@$(RUN) tools/run_tests.py -m "" $(ARGS)

notebooks: venv  ## execute the notebooks and save them clean (NN=04 for one); draw README's picture
	@$(RUN) tools/clean_notebooks.py $(NN)
	@$(RUN) tools/readme_picture.py

lint: venv  ## look for mistakes and untidy code
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .

format: venv  ## tidy the code
	@$(RUN) -m ruff check --fix .
	@$(RUN) -m ruff format .

check: lint test  ## lint and test: what has to pass before a change goes in

bench: venv  ## measure how fast the pictures follow the hand
	@$(RUN) -m benchmarks $(ARGS)

mutation: venv .mutation  ## test the tests: change the maths line by line (FILE=mathomong/losses.py); takes an hour
	@PYTHONPATH=.mutation $(RUN) tools/mutation.py $(FILE)

.mutation: tests/mutation/requirements.txt | venv
	@rm -rf .mutation
	@$(RUN) -m pip --disable-pip-version-check install --quiet --no-deps --target .mutation -r $<

clean:  ## remove .venv and caches; your notebooks stay
	@rm -rf .venv .venv-old $(CACHES)
	@find $(wildcard mathomong tests tools benchmarks) -name __pycache__ -prune -exec rm -rf {} +
