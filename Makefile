# make demo   installs what is missing, builds, and runs the whole pipeline over Samples/ into Output/
# make test   installs what is missing, builds, and runs every test
# make test-mail  the road of a mail from an IMAP server to a case, with Dovecot and mbsync on this machine
# make fuzz   looks for inputs the readers of workbooks and mails do not stand, FUZZ_SECONDS long each (600)
# make faults FAULTS=all lets every write, synchronisation, rename and removal fail in turn, and kills the program 200 times
# make simulate SECONDS=60 SEED=1   random years of the programme against a naive model of the register
# make format, make lint, make clean for those who work on Kozabo

# Debian packages: what the program needs to be built and to write letters, and what the tests check it with.
PACKAGES      = pkg-config libxml2-dev libzip-dev libarchive-dev libgmime-3.0-dev libgsf-1-dev libdeflate-dev \
                libxlsxwriter-dev libsqlite3-dev libpango1.0-dev libcairo2-dev fonts-ipaexfont fonts-ipamj-mincho
TEST_PACKAGES = poppler-utils libreoffice-calc python3-openpyxl python3-xlrd zip unzip \
                libarchive-tools p7zip-full xorriso

SWIFT_BUILD = swift build --quiet
LOG         = .build/last.log

TEST_RUN    = swift test --skip-build --disable-xctest
TEST_WORDS  = \
  grep -E '✘ Test |recorded an issue|↳|Fatal error|unexpected signal' $(LOG) | grep -vE 'Test run with|Testing Library|Target Platform' | head -60; \
  grep -E 'skipped' $(LOG) | sort -u | head -20; \
  grep -E 'Test run with' $(LOG) || tail -20 $(LOG)

SECONDS       = 60
SEED          =
FAULTS        = all
FAULT_FOLDER  = $(shell test -w /dev/shm && echo /dev/shm || echo $${TMPDIR:-/tmp})
RELEASE_RUN   = KOZABO_PROGRAM=$(CURDIR)/.build/release/kozabo TMPDIR=$(FAULT_FOLDER)
FUZZ_SECONDS  = 600
FUZZ_BUILD    = swift build --quiet -c release --package-path Tests/Fuzz --scratch-path .build/fuzz
FUZZ_RUNTIME  = $(shell dirname $$(dirname $$(readlink -f $$(command -v swiftc))))/lib/clang/*/lib/*/libclang_rt.fuzzer*.a

MAIL_PACKAGES = dovecot-imapd isync python3

.PHONY: test-mail mail-packages test-kill release-and-tests faults simulate fuzz fuzz-for demo test build format lint clean packages test-packages

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
	@echo "Fuzzing the readers of workbooks and mails for a few seconds …"
	@$(MAKE) --no-print-directory fuzz-for SECONDS_OF_RUN=10
	@echo "Testing …"
	@$(TEST_RUN) >$(LOG) 2>&1; status=$$?; $(TEST_WORDS); exit $$status

# Apart from `make test`, since it installs a mail server; the server runs only while the test does.
test-mail: build mail-packages
	@Tests/Mail/imap-to-maildir.sh "$(CURDIR)/.build/debug/kozabo" "$(CURDIR)"

mail-packages:
	@$(call install,$(MAIL_PACKAGES))

# The reception of a mixed batch killed at 200 moments, each time run again; letters, approvals and the calendar beside it.
# The program is the one built for release, and its offices lie in memory where there is room for them.
test-kill: release-and-tests
	@echo "Killing the reception at 200 moments …"
	@$(RELEASE_RUN) KOZABO_KILLS=200 $(TEST_RUN) --filter InterruptionTests >$(LOG) 2>&1; \
	  status=$$?; $(TEST_WORDS); grep -E '^kills:' $(LOG) | sort; exit $$status

release-and-tests: packages test-packages
	@mkdir -p .build
	@echo "Building the program for release and the tests (the first time takes some minutes) …"
	@$(SWIFT_BUILD) -c release --product kozabo >$(LOG) 2>&1 || { grep -E 'error:' $(LOG) || cat $(LOG); exit 1; }
	@$(SWIFT_BUILD) --build-tests >$(LOG) 2>&1 || { grep -E 'error:' $(LOG) || cat $(LOG); exit 1; }

# Findings and what was learnt stay in .build/fuzz.
fuzz:
	@$(MAKE) --no-print-directory fuzz-for SECONDS_OF_RUN=$(FUZZ_SECONDS)

fuzz-for: packages
	@if [ -z "$(wildcard $(FUZZ_RUNTIME))" ]; then \
	  echo "The fuzzer is skipped: this Swift has no libFuzzer."; \
	elif ! $(FUZZ_BUILD) >.build/fuzz.log 2>&1; then \
	  grep -E 'error:' .build/fuzz.log || cat .build/fuzz.log; exit 1; \
	else \
	  mkdir -p .build/fuzz/findings; \
	  for fuzzer in Workbook:Seeds Mail:MailSeeds; do \
	    name=$${fuzzer%%:*}; mkdir -p .build/fuzz/corpus-$$name; \
	    ASAN_OPTIONS=detect_leaks=0 .build/fuzz/release/$${name}Fuzzer .build/fuzz/corpus-$$name Tests/Fuzz/$${fuzzer##*:} \
	      -artifact_prefix=.build/fuzz/findings/ -max_total_time=$(SECONDS_OF_RUN) -timeout=5 -rss_limit_mb=1024 \
	      >.build/fuzz.log 2>&1 || { tail -40 .build/fuzz.log; exit 1; }; \
	    echo "$$name: $$(grep -E 'Done' .build/fuzz.log)"; \
	  done; \
	fi

# 1,100 calls, each failing in three ways, where `make test` tries one of each command and way; and 200 kills at any
# moment and more. FAULTS=8 tries eight of each command and way. The program is the one built for release, and its
# offices lie in memory where there is room for them: thousands of runs, of which each changes a few files.
faults: release-and-tests
	@echo "Failing every call and killing 200 runs …"
	@$(RELEASE_RUN) KOZABO_FAULTS=$(FAULTS) KOZABO_KILLS=200 $(TEST_RUN) --filter 'FaultTests|InterruptionTests' \
	  >$(LOG) 2>&1; status=$$?; $(TEST_WORDS); grep -E '^(faults|kills):' $(LOG) | sort; exit $$status

# A failure prints the seed and the step; the same SEED plays it again. Without SEED one seed follows the other.
simulate: packages test-packages
	@mkdir -p .build
	@echo "Building the tests (the first time takes some minutes) …"
	@$(SWIFT_BUILD) --build-tests >$(LOG) 2>&1 || { grep -E 'error:' $(LOG) || cat $(LOG); exit 1; }
	@echo "Simulating for $(SECONDS) seconds …"
	@KOZABO_SIMULATE_SECONDS=$(SECONDS) KOZABO_SIMULATE_SEED=$(SEED) $(TEST_RUN) --filter SimulationTests >$(LOG) 2>&1; \
	  status=$$?; $(TEST_WORDS); grep -E '^simulated' $(LOG); exit $$status

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
  mkdir -p .build; \
  { apt-get update -qq && \
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $$missing; } >.build/apt.log 2>&1 \
    || { tail -5 .build/apt.log; exit 1; }; \
fi
endef
