# Agent Studio: `make run` sets everything up and does the main job; `make test` sets everything up and tests it.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test check screenshots gallery bench package test-package licences clean

# Qt, and file names in Chinese, need a UTF-8 locale; a bare machine has none chosen.
ifneq ($(shell locale charmap 2>/dev/null),UTF-8)
export LC_ALL := C.UTF-8
endif
export PYTHONUNBUFFERED := 1

help:
	@echo "make run          准备环境并运行;无显示器时走完主流程,图片在 build/tour/   set up and run"
	@echo "make test         准备环境并运行全部测试   set up and test"
	@echo "make check        格式、类型、分层、译文检查   format, types, layers, translations"
	@echo "make screenshots  用户指南的图片   pictures for the user guide"
	@echo "make gallery      组件一览的图片   pictures of all components"
	@echo "make bench B=NAME 运行 tests/bench/NAME   run a benchmark"
	@echo "make package      打包:一个文件夹的程序、.deb、免安装包   build the one-folder program, .deb, portable archive"
	@echo "make test-package 在干净的 Debian 里安装并试用 .deb   install and try the .deb in a clean Debian"
	@echo "make licences     更新第三方许可清单   update the list of third-party licences"
	@echo "make clean        删除生成的文件   remove what was made"

setup:
	@scripts/setup

run: setup
	@scripts/run

test: setup
	@mkdir -p build
	.venv/bin/python -m pytest --numprocesses $(shell expr $$(nproc) + 1) --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: setup
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m scripts.translations
	.venv/bin/python -m scripts.licences --check

screenshots: setup
	@scripts/screenshots

gallery: setup
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m scripts.gallery_pictures docs/pictures/gallery

bench: setup
	@mkdir -p build/bench
	.venv/bin/python -m tests.bench.$(or $(B),$(error say which benchmark: make bench B=NAME))

package: setup
	.venv/bin/python -m installer.build

test-package: package
	@scripts/test-package

licences: setup
	.venv/bin/python -m scripts.licences

clean:
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache *.egg-info
	find studio tests scripts -name __pycache__ -prune -exec rm -rf {} +
	rm -f studio/assets/locales/*/LC_MESSAGES/*.mo
