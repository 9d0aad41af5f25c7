# The two commands a newcomer needs are `make demo` and `make test`.
PYTHON ?= python3
export PYTHONUTF8 = 1
V = .venv/bin

.PHONY: demo test setup lint

demo: .venv/core
	$(V)/musnad demo

test: .venv/dev
	sh tools/browser.sh
	$(V)/ruff check .
	$(V)/ruff format --check .
	$(V)/mypy
	$(V)/lint-imports
	$(V)/pytest -n auto

setup: .venv/dev

.venv/core: pyproject.toml constraints.txt
	sh tools/venv.sh $(PYTHON)
	$(V)/pip install --quiet --constraint constraints.txt --editable .
	touch $@

.venv/dev: .venv/core
	$(V)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@
