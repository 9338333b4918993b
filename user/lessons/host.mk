# SPDX-License-Identifier: MIT
# The lessons and lib/conc on the host's own Linux and C library: the same sources, another kernel.
#   make host-lessons      builds build/host/lessons/*
#   make host-conc-test    builds and runs lib/conc/test/* there

HOST_CONC_CC ?= cc
HOST_CONC_FLAGS := -std=gnu11 -D_GNU_SOURCE -O2 -g -Wall -Wextra -Wmissing-prototypes -Werror \
	-idirafter kernel -idirafter lib -I. -MMD -MP -pthread

HOST_CONC_OBJECTS := $(patsubst lib/conc/%.c,build/host/conc/%.o,$(wildcard lib/conc/*.c lib/conc/host/*.c))
HOST_CONC_TESTS := $(patsubst lib/conc/test/%.c,build/host/conc-test/%,$(wildcard lib/conc/test/*.c))
HOST_LESSONS := $(patsubst user/lessons/%.c,build/host/lessons/%,$(wildcard user/lessons/*.c))

.SECONDARY: $(HOST_CONC_OBJECTS)
.PHONY: host-lessons host-conc-test
host-lessons: $(HOST_LESSONS)

host-conc-test: $(HOST_CONC_TESTS)
	@failed=0; for t in $^; do timeout 60 $$t || { echo "FAIL $$t"; failed=1; }; done; exit $$failed

build/host/conc/%.o: lib/conc/%.c
	@mkdir -p $(@D)
	$(HOST_CONC_CC) $(HOST_CONC_FLAGS) -c $< -o $@

build/host/lessons/%: user/lessons/%.c $(HOST_CONC_OBJECTS)
	@mkdir -p $(@D)
	$(HOST_CONC_CC) $(HOST_CONC_FLAGS) $< $(HOST_CONC_OBJECTS) -o $@ -lrt

build/host/conc-test/%: lib/conc/test/%.c $(HOST_CONC_OBJECTS)
	@mkdir -p $(@D)
	$(HOST_CONC_CC) $(HOST_CONC_FLAGS) $< $(HOST_CONC_OBJECTS) -o $@

-include $(HOST_CONC_OBJECTS:.o=.d) $(HOST_LESSONS:=.d) $(HOST_CONC_TESTS:=.d)

# /lessons/index, read by `lesson`: the third line of each source, " * P2  Title", as ID, program, title.
LESSON_INDEX := build/user/lessons/index
$(or $V,build)/initrd.cpio: $(LESSON_INDEX)
$(LESSON_INDEX): $(wildcard user/lessons/*.c) user/lessons/host.mk
	@mkdir -p $(@D)
	awk 'FNR == 3 { program = FILENAME; gsub(/.*\/|\.c$$/, "", program); sub(/^ \* /, ""); id = $$1; \
		sub(/^[A-Z0-9]+ +/, ""); print id "\t" program "\t" $$0 }' $(sort $(filter %.c,$^)) >$@

# The checkers: one host program, and the cheats that it must refuse.
CHECK_OBJECTS := $(patsubst %.c,build/host/%.o,$(wildcard user/lessons/check/*.c) tools/heddle/trace.c tools/heddle/say.c)
LESSONS_WRONG := $(patsubst user/lessons/check/wrong/%.c,build/user/lessons-wrong/%,$(wildcard user/lessons/check/wrong/*.c))

build/host/%.o: %.c
	@mkdir -p $(@D)
	$(HOST_CONC_CC) $(HOST_CONC_FLAGS) -c $< -o $@

build/bin/lesson-check: $(CHECK_OBJECTS)
	@mkdir -p $(@D)
	$(HOST_CONC_CC) $^ -o $@

build/user/lessons-wrong/%: build/obj/u/user/lessons/check/wrong/%.c.o $(USER_LINK_DEPS)
	@mkdir -p $(@D)
	sh $(UCC) link $@ $(filter %.o,$^) $(USER_LIBS)

.PHONY: check-lessons
check-lessons: build/bin/lesson-check $(LESSONS_WRONG) build/bin/heddle build/kernel.elf build/initrd.cpio
	sh user/lessons/check/run.sh

-include $(CHECK_OBJECTS:.o=.d)
