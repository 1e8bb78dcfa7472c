# Each target does its own set-up: `make play` and `make test` are all one needs.
SHELL := /bin/bash
.DEFAULT_GOAL := play
PREFIX ?= /usr/local
BIN := .build/release/firedrill
# Programs to be used: the optimiser works only for the modules that Package.swift names, and nothing
# is written for debuggers. All targets use the same flags; with others SwiftPM would build anew.
RELEASE := -c release -debug-info-format none -Xswiftc -Onone
# TRAITS=Postgres builds with the store in PostgreSQL, which needs libpq.
TRAITS ?=
WITH = $(if $(TRAITS),--traits $(TRAITS))
# The tests run on the release build, whose simulations are fast; they see what a module keeps to itself.
TESTED := $(RELEASE) -Xswiftc -enable-testing --traits Postgres
SHARE = $(DESTDIR)$(PREFIX)/share

.PHONY: play build test integrations fuzz sanitize lint format bench install schema tools replays pictures

# The clear sentence where Swift is missing, and the system packages where they are.
tools:
	@TRAITS="$(TRAITS)" bash .ci/tools

build: tools
	@[ -x $(BIN) ] || echo "Building Firedrill: about five minutes on two idle cores the first time," \
	  "seconds later. [n/m] counts the steps." >&2
	@swift build $(RELEASE) $(WITH) --product firedrill >&2

play: build
	@$(BIN)

# The Python oracles of the tests, in a virtual environment of their own.
ORACLES := .build/oracles

$(ORACLES)/ready: Tests/oracles.txt
	bash .ci/oracles $(ORACLES)
	-bash .ci/prometheus
	-bash .ci/postgres
	-bash .ci/browser

# The packages of three adapters, each in an environment of its own because their pins disagree: 1.4 GB and
# about three minutes. Their tests are skipped without.
integrations:
	bash .ci/integrations .build/integrations

# The tests run with every trait, on one build; PostgreSQL's tests start a server of their own. What does
# not need the other is made at the same time, since a build alone leaves a core idle for a third of it.
test: tools lint
	bash .ci/sanitize
	swift package resolve
	$(MAKE) --jobs=3 --no-print-directory $(ORACLES)/ready tested raced
	PATH="$(CURDIR)/$(ORACLES)/bin:$$PATH" bash .ci/suite $(TESTED) --skip-build
	$(MAKE) --jobs=2 --no-print-directory checked served-raced

test: TRAITS := Postgres

.PHONY: tested raced checked served-raced

tested:
	swift build $(TESTED) --build-tests

# The program in debug, with ThreadSanitizer; a test compares what it says with what the release build says.
RACED := .build/thread

raced:
	swift build --sanitize=thread --scratch-path $(RACED) --product firedrill

served-raced:
	PATH="$(CURDIR)/$(ORACLES)/bin:$$PATH" bash .ci/sanitize-server $(RACED)/debug/firedrill

checked:
	$(BIN) check
	FIREDRILL_SCENARIOS=Documentation/examples $(BIN) check
	$(BIN) check --questions
	$(BIN) schema | diff - Scenarios/schema.json
	$(BIN) schema --questions | diff - Questions/schema.json

# Changed inputs for every reader of the program, until one breaks it; FUZZ="lines 60" bounds it.
FUZZ ?= all 0

fuzz: tools
	swift build --product firedrill-fuzz
	.build/debug/firedrill-fuzz $(FUZZ)

# The shim in C under AddressSanitizer and a served program under ThreadSanitizer are part of 'make test'.
# Here the first takes 60,000 lines, and the store, terminal and server tests run under ThreadSanitizer as well,
# for which everything is built once more: some 20 minutes on two cores.
SANITIZED ?= SessionStoreTests|TerminalTests|FiredrillWebTests

sanitize: tools
	bash .ci/sanitize 1 60000
	swift build --build-tests --sanitize=thread --scratch-path $(RACED)
	swift test --skip-build --sanitize=thread --scratch-path $(RACED) --filter '$(SANITIZED)'

lint: tools
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

format: tools
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

bench: tools
	swift build $(RELEASE) $(WITH) --product firedrill
	swift build $(RELEASE) $(WITH) --product statechart-benchmark
	swift build $(RELEASE) $(WITH) --product world-benchmark
	swift build $(RELEASE) $(WITH) --product arena-benchmark
	bash Benchmarks/run

# Records every session of Replays/ anew from its script; prints names and scores.
replays: build
	@bash .ci/record-replays

# Takes the pictures of Documentation/ anew.
pictures: build $(ORACLES)/ready
	$(ORACLES)/bin/python Documentation/take_pictures.py $(BIN) Documentation

schema: build
	$(BIN) schema > Scenarios/schema.json
	$(BIN) schema --questions > Questions/schema.json

# What is installed runs for long and serves many: it is built apart, with the optimiser in all modules.
INSTALLED := .build/installed
install: BIN := $(INSTALLED)/release/firedrill
install: tools
	@[ -x $(BIN) ] || echo "Building with the optimiser: some ten minutes on two idle cores the first time." >&2
	swift build -c release -debug-info-format none $(WITH) --product firedrill --static-swift-stdlib \
	  --scratch-path $(INSTALLED)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/firedrill
	install -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/firedrill
	cp -R Scenarios Questions $(DESTDIR)$(PREFIX)/share/firedrill/
	install -d $(SHARE)/man/man1 $(SHARE)/bash-completion/completions
	install -d $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	$(BIN) manual > $(SHARE)/man/man1/firedrill.1
	$(BIN) --generate-completion-script bash > $(SHARE)/bash-completion/completions/firedrill
	$(BIN) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_firedrill
	$(BIN) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/firedrill.fish
