# make demo   installs what is missing, builds, and runs the whole pipeline over Samples/ into Output/
# make test   installs what is missing, builds, and runs every test
# make format, make lint, make clean for those who work on Kozabo

# Debian packages: what the program needs to be built and to write letters, and what the tests check it with.
PACKAGES      = pkg-config libxml2-dev libzip-dev libgsf-1-dev libdeflate-dev libxlsxwriter-dev libsqlite3-dev libpango1.0-dev libcairo2-dev \
                fonts-ipaexfont fonts-ipamj-mincho
TEST_PACKAGES = poppler-utils libreoffice-calc python3-openpyxl zip unzip

SWIFT_BUILD = swift build --quiet
LOG         = .build/last.log

.PHONY: demo test build format lint clean packages test-packages

demo: packages build
	@mkdir -p Output
	@.build/debug/kozabo --lang $${KOZABO_LANG:-en} demo Output/office

build: packages
	@mkdir -p .build
	@echo "Building (the first time takes some minutes) …"
	@$(SWIFT_BUILD) --product kozabo >$(LOG) 2>&1 || { grep -E 'error:' $(LOG) || cat $(LOG); exit 1; }

# The output is the failing tests' reasons, if any, and the test runner's own summary line.
test: packages test-packages
	@mkdir -p .build
	@echo "Building the tests (the first time takes some minutes) …"
	@$(SWIFT_BUILD) --build-tests >$(LOG) 2>&1 || { grep -E 'error:' $(LOG) || cat $(LOG); exit 1; }
	@echo "Testing …"
	@swift test --skip-build --disable-xctest >$(LOG) 2>&1; status=$$?; \
	  grep -E '✘ Test |recorded an issue|↳|Fatal error|unexpected signal' $(LOG) | grep -v 'Test run with' | head -60; \
	  grep -E 'skipped' $(LOG) | sort -u | head -20; \
	  grep -E 'Test run with' $(LOG) || tail -20 $(LOG); \
	  exit $$status

format:
	swift format --in-place --recursive Sources Tests Package.swift

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

clean:
	rm -rf .build Output/*

packages:
	@$(call install,$(PACKAGES))

test-packages:
	@$(call install,$(TEST_PACKAGES))

# Asks dpkg first, so that a machine that has everything is not touched and needs no rights.
define install
missing=""; \
for package in $(1); do \
  dpkg-query --show --showformat='$${db:Status-Status}' $$package 2>/dev/null | grep -qx installed || missing="$$missing $$package"; \
done; \
if [ -n "$$missing" ]; then \
  if [ "$$(id -u)" -ne 0 ]; then \
    echo "Kozabo needs Debian packages that are not installed. Install them once and try again:"; \
    echo "  sudo apt-get install --no-install-recommends$$missing"; exit 1; \
  fi; \
  echo "Installing$$missing …"; \
  apt-get update -qq >/dev/null && \
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing >/dev/null || exit 1; \
fi
endef
