# SPDX-License-Identifier: MIT
# build/bin/check, which runs Heddle's own tests as tools/check/suites lists them.

CHECK_OBJ := $(patsubst %,$B/obj/h/%.o,$(wildcard tools/check/*.c))

$B/bin/check: $(CHECK_OBJ)
	@mkdir -p $(@D)
	@echo "  LINK    $@"
	$Q$(HOSTCC) $(CHECK_OBJ) -o $@

# All that the tests need, built by check itself so that its time is measured.
.PHONY: check-parts check
check-parts: all foreign $B/bin/strace-lines $B/bin/lesson-check $(LESSONS_OTHER) $(STRATEGY_TESTS)

check:
	@sh tools/build/deps.sh check
	@MAKEFLAGS= $(MAKE) -s $B/bin/check >/dev/null
	@MAKEFLAGS= $B/bin/check $(SUITE)

# The long tests; PART= one of them.
.PHONY: check-long
check-long:
	@sh tools/build/deps.sh long
	@MAKEFLAGS= $(MAKE) -s $B/bin/check >/dev/null
	@MAKEFLAGS= sh tools/check/long.sh $(PART)
