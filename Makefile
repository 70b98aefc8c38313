# Gemeengoed. `make` alone lists what there is; every target sets up what it needs first.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# A Python of your own choice: make run PYTHON=/opt/python3.12/bin/python3
PYTHON ?=
PY := .venv/bin/python
UV := .venv/bin/uv
CLOUD := .gemeengoed/ministack

PYTHON_READY := .venv/.ready
CLOUD_READY := $(CLOUD)/.ready
NODE_READY := node_modules/.ready
STYLE_READY := layers/gemeengoed/python/gemeengoed/pages/static/gemeengoed.css
FONTS_READY := functions/brieven/fonts/SourceSans3-Regular.ttf

# Trust what the machine trusts: many a municipality's network inspects TLS.
export UV_SYSTEM_CERTS ?= true

.PHONY: help run stop status token gba-laden gba-personen test check format openapi brp-conformance screenshots bench new-application setup lock clean

help: ## Show this list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ---- use it

run: $(PYTHON_READY) $(CLOUD_READY) $(STYLE_READY) ## Start the cooperative and its first members on this machine (DETACH=1: in the background)
	@$(PY) -m infra_cdk.local run $(if $(DETACH),--detach)

stop: $(PYTHON_READY) ## Stop what `make run DETACH=1` started; the data stays
	@$(PY) -m infra_cdk.local stop

status: $(PYTHON_READY) ## Say what runs, and at which addresses
	@$(PY) -m infra_cdk.local status

token: $(PYTHON_READY) ## Print a bearer token: ARGS='--instance GM0772 --scope bezwaar:behandelen --sub ...'
	@$(PY) -m infra_cdk.local.token $(ARGS)

gba-laden: $(PYTHON_READY) ## Load persoonslijsten from a CSV: BESTAND=personen.csv, and INSTANCE=GM0757 or API=https://...
	@test -n "$(BESTAND)" || { echo "Say which: make gba-laden BESTAND=personen.csv INSTANCE=GM0757"; exit 2; }
	@$(PY) -m infra_cdk.gba.laden "$(BESTAND)" $(if $(API),--api "$(API)",--instance "$(INSTANCE)")

gba-personen: $(PYTHON_READY) ## Make up persons as such a CSV: ARGS='--aantal 1000 --gemeente 0757 --uit personen.csv'
	@$(PY) -m infra_cdk.gba.personen $(ARGS)

# ---- change it

test: $(PYTHON_READY) $(CLOUD_READY) $(STYLE_READY) ## Run all tests (ARGS='-k word' for some of them)
	@$(PY) -m pytest -n 2 --dist loadgroup $(ARGS)

check: $(PYTHON_READY) ## Check format, lint and types, in less than half a minute
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy

format: $(PYTHON_READY) ## Put the code in its standard form
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

openapi: $(PYTHON_READY) $(STYLE_READY) ## Write the API document of every application under build/openapi/
	@$(PY) -m infra_cdk.openapi build/openapi

brp-conformance: $(PYTHON_READY) ## Run the national scenarios of a folder over gba: CASES=../shared/brp/cases
	@PYTHONPATH=tests $(PY) -m contract.brp.conformance $(CASES)

screenshots: $(PYTHON_READY) $(CLOUD_READY) $(STYLE_READY) ## Take a picture of every page at three widths, under build/screenshots/
	@$(PY) -m tests.browser.screenshots $(ARGS)

bench: $(PYTHON_READY) $(CLOUD_READY) $(STYLE_READY) ## Print the benchmark tables
	@$(PY) -m tests.bench $(ARGS)

new-application: $(PYTHON_READY) ## Write a working shared application: NAME=vergunning
	@test -n "$(NAME)" || { echo "Say which: make new-application NAME=vergunning"; exit 2; }
	@$(PY) -m infra_cdk.new_application "$(NAME)"

# ---- keep it

setup: $(PYTHON_READY) $(CLOUD_READY) $(STYLE_READY) ## Only set up what the other targets need
	@echo "Ready."

lock: $(PYTHON_READY) ## Choose the newest versions anew and pin them with hashes in requirements/
	@$(UV) pip compile -q --upgrade --universal --generate-hashes --custom-compile-command 'make lock' pyproject.toml -o requirements/runtime.txt
	@$(UV) pip compile -q --upgrade --universal --generate-hashes --custom-compile-command 'make lock' requirements/brieven.in -c requirements/runtime.txt -o requirements/brieven.txt
	@$(UV) pip compile -q --upgrade --universal --generate-hashes --custom-compile-command 'make lock' pyproject.toml requirements/brieven.in --all-extras -c requirements/runtime.txt -c requirements/brieven.txt -o requirements/dev.txt
	@$(UV) pip compile -q --upgrade --universal --generate-hashes --custom-compile-command 'make lock' requirements/ministack.in -o requirements/ministack.txt

clean: ## Remove what was built, the local data and the environments
	@if [ -e $(PYTHON_READY) ]; then $(PY) -m infra_cdk.local stop || true; fi
	@rm -rf build cdk.out .gemeengoed node_modules .venv $(dir $(STYLE_READY)) $(dir $(FONTS_READY))

# ---- set-up: each stamp is newer than the lock it was made from, so a second run costs nothing

define FIND_PYTHON
for name in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
  if $$name -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$name; break; fi; \
done
endef

$(PYTHON_READY): requirements/dev.txt Makefile
	@# An interrupted set-up leaves half an environment: then it is made anew.
	@if ! $(PY) -m pip --version > /dev/null 2>&1; then \
	  rm -rf .venv; \
	  python=`$(FIND_PYTHON)`; \
	  if [ -z "$$python" ]; then \
	    echo "Gemeengoed needs Python 3.11 or newer, with venv (Debian: apt install python3-venv)."; \
	    echo "None of python3.13, python3.12, python3.11 and python3 on the PATH will do."; \
	    echo "Name one yourself: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; \
	  fi; \
	  echo "Making .venv with `$$python --version`"; \
	  $$python -m venv .venv; \
	fi
	@# uv first, from the same lock and with its hashes: it installs the rest in seconds.
	@awk '/^uv==/ { on = 1 } on { print } on && !/\\$$/ { exit }' requirements/dev.txt > .venv/uv.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r .venv/uv.txt
	@echo "Installing requirements/dev.txt"
	@$(UV) pip sync --quiet --require-hashes --python $(PY) requirements/dev.txt
	@$(PY) -c 'import pathlib, sysconfig; \
	  pathlib.Path(sysconfig.get_path("purelib"), "gemeengoed.pth").write_text("$(CURDIR)/layers/gemeengoed/python\n$(CURDIR)/functions\n")'
	@touch $@

$(CLOUD_READY): requirements/ministack.txt $(PYTHON_READY)
	@echo "Installing requirements/ministack.txt"
	@$(UV) venv --quiet --allow-existing --python $(PY) $(CLOUD)
	@$(UV) pip sync --quiet --require-hashes --python $(CLOUD)/bin/python requirements/ministack.txt
	@touch $@

$(NODE_READY): package-lock.json
	@command -v npm > /dev/null || { echo "Gemeengoed needs node 20 or newer with npm: the pages are made with NL Design System from it."; exit 1; }
	@echo "Installing package-lock.json"
	@npm ci --silent --ignore-scripts
	@touch $@

# A class that a template begins to use comes into the stylesheet with it.
$(STYLE_READY): $(NODE_READY) $(FONTS_READY) $(wildcard infra_cdk/style/*) $(shell find functions layers infra_cdk/skeleton -name '*.html')
	@node infra_cdk/style/build.mjs

# On paper the letters are those of the pages; typst reads no woff2.
$(FONTS_READY): $(NODE_READY)
	@mkdir -p $(@D)
	@cp $(addprefix node_modules/source-sans/,LICENSE.md $(addprefix TTF/SourceSans3-,Regular.ttf It.ttf Bold.ttf)) $(@D)
