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
