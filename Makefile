# Every target makes its own virtual environment when there is none.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
SPECS  := $(sort $(wildcard specs/*.yaml))
WORKERS ?= auto

# The floors without I/O: every line and branch of them is to be tested; what is not is shown.
PURE := $(shell printf 'sdk/specloom/%s.py,' _arguments _unset _secret errors _url _codec _content _http _place _options _retry \
        _redirect _token _tls _path _page_token _paging _exchange _refusal _verdict _config _routes _operation _call _reading \
        _job _pace _connector_inputs _connector_plan _connector_outputs)sdk/specloom/_serde/*,sdk/specloom/_body/*

.DEFAULT_GOAL := help
.PHONY: help demo test interop check mutants lint types generate bench soak docs clean

help: ## show what there is to do
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) is not installed; name another with PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "make: Python 3.11 or newer is needed; name one with PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[codegen]' --group dev
	@touch $@

demo: $(READY) ## run the example bot against a fake Flex.io (URL=… TOKEN=…: against a real one)
	@$(BIN)/python sdk/examples/demo.py $(if $(URL),--url '$(URL)')

# By the environment, so that the key is in no list of processes.
demo: export FLEXIO_TOKEN := $(or $(TOKEN),$(FLEXIO_TOKEN))

test: $(READY) ## set everything up and run all tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=term:skip-covered --cov-fail-under=92
	$(BIN)/python -m coverage report --include='$(PURE)' --fail-under=100 --show-missing --skip-covered

interop: $(READY) ## compare with the systems' documents and original clients, and with real servers (SERVERS=…: what starts them)
	SPECLOOM_INTEROP=1 $(if $(SERVERS),SPECLOOM_SERVERS='$(SERVERS)') $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile tests/interop

check: lint types $(READY) ## lint, types, generated code up to date, tests
	$(BIN)/specloom check $(SPECS) --out sdk/specloom/clients
	$(MAKE) test

$(VENV)/.mutants: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group mutants
	@touch $@

mutants: $(VENV)/.mutants ## change the pure floors one small step at a time; a test must notice (MODULES=…)
	$(BIN)/python tests/mutants/run.py --workers $(WORKERS) $(MODULES)

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY)
	$(BIN)/mypy
	$(BIN)/pyright

generate: $(READY) ## generate the shipped clients anew from specs/
	$(BIN)/specloom generate $(SPECS) --out sdk/specloom/clients

bench: $(READY) ## measure against peers, side by side; prints tables, writes bench.json
	$(BIN)/python tests/benchmarks/run.py --json bench.json

soak: $(READY) ## make 200,000 calls with 1 % of each fault; prints what it measures (CALLS=…)
	SPECLOOM_SOAK=$(or $(CALLS),200000) $(BIN)/python -m pytest -n 0 -q tests/faults/test_soak.py

docs: $(READY) ## write the generated tables of the documentation anew
	$(BIN)/python -m specloom_codegen.language_docs

clean: ## remove what was made here
	rm -rf $(VENV) .venv-interop .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.* htmlcov dist build bench.json
