# `make` alone lists what there is. Nothing needs installing first but Python 3.11, 3.12 or 3.13.

# The first of these that runs and is one of those versions (a name may exist and still not run).
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3 python; do \
	"$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1 \
	&& { echo "$$python"; break; }; done)
NO_PYTHON = Mathomong needs Python 3.11, 3.12 or 3.13, and none was found: install one from python.org (or name yours: make lab PYTHON=/its/path)
RUN = $(if $(filter Windows_NT,$(OS)),.venv/Scripts/python,.venv/bin/python)
CACHES = .pytest_cache .ruff_cache .hypothesis .mutation build dist mathomong.egg-info notebooks/.ipynb_checkpoints

.DEFAULT_GOAL := help
.PHONY: help venv lab fresh test test-long test-oldest test-newest twin mutation notebooks new-notebook gallery worksheets offline site binder address lint format check bench load clean

help:  ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

venv:  ## make .venv, the project's own Python, unless it is there
	@python="$(PYTHON)"; test -n "$$python" || { echo "$(NO_PYTHON)" >&2; exit 1; }; "$$python" tools/install.py

lab: venv  ## open JupyterLab on your own copies, my-notebooks/ (PROJECTOR=1 enlarges; ARGS="--no-browser" to pass on)
	@$(RUN) tools/lab.py $(if $(PROJECTOR),--projector) $(ARGS)

fresh: venv  ## bring one notebook back as it came, keeping yours beside it: make fresh NN=04
	@$(RUN) tools/copies.py fresh "$(NN)"

test: lint  ## run every test: units, doctests, notebooks, browser (ARGS="-k copies" to choose)
	@$(RUN) tools/run_tests.py $(ARGS)

test-long: lint  ## the same with the tests marked long
	@$(RUN) tools/run_tests.py -m "" $(ARGS)

test-oldest: venv  ## the tests, without the browser, on the oldest versions allowed (ARGS="3.12" for one Python)
	@$(RUN) tools/versions.py oldest $(ARGS)

test-newest: venv  ## the same on the newest versions allowed
	@$(RUN) tools/versions.py newest $(ARGS)

twin: venv  ## test the notebooks and the browser in Binder's Python, with the same pins (ARGS="-n1 notebooks")
	@$(RUN) tools/twin.py $(ARGS)

mutation: venv .mutation  ## test the tests: change the maths line by line (FILE=mathomong/losses.py); takes half an hour
	@PYTHONPATH=.mutation $(RUN) tools/mutation.py $(FILE)

.mutation: tests/mutation/requirements.txt | venv
	@rm -rf .mutation
	@$(RUN) -m pip --disable-pip-version-check install --quiet --no-deps --target .mutation -r $<

notebooks: venv  ## execute the notebooks and save them clean (NN=04 for one)
	@$(RUN) tools/clean_notebooks.py $(NN)

new-notebook: venv  ## begin a notebook in the course's shape: make new-notebook NN=16 NAME=look_back
	@$(RUN) tools/new_notebook.py "$(NN)" "$(NAME)"

gallery: venv  ## draw README's pictures, and write their table
	@$(RUN) tools/gallery.py

worksheets: venv  ## print the evenings on paper: worksheets and answers as PDFs in worksheets/
	@$(RUN) tools/worksheets.py

offline: venv  ## pack the course for computers without a network (ARGS="windows-3.12 macos-3.13" for others)
	@$(RUN) tools/offline.py $(ARGS)

site: venv  ## build the course as a site for any static host: to read, and to run in the browser
	@$(RUN) tools/build_site.py

binder: venv  ## print what Binder would build; Docker is not needed
	@$(RUN) tools/binder.py

address: venv  ## write the project's address in pyproject.toml into the links of the README
	@$(RUN) tools/address.py

lint: venv  ## look for mistakes and untidy code
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .

format: venv  ## tidy the code
	@$(RUN) -m ruff check --fix .
	@$(RUN) -m ruff format .

check: lint test  ## lint and test: what has to pass before a change goes in

bench: venv  ## measure how fast the pictures follow the hand
	@$(RUN) -m benchmarks $(ARGS)

load: venv  ## measure an evening under JupyterHub: 1, 10, 20 and 40 learners (ARGS="1 4" for others)
	@$(RUN) tools/load.py $(ARGS)

clean:  ## remove .venv and caches; your notebooks stay
	@rm -rf .venv .venv-* .environments $(CACHES)
	@find $(wildcard mathomong tests tools benchmarks) -name __pycache__ -prune -exec rm -rf {} +
