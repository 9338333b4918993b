# SPDX-License-Identifier: MIT
# The lessons beside their programs for the guest: on the host's own Linux, their index, their checkers.
#   make host-lessons      the same sources for this machine's Linux and C library: build/host/lessons/*
#   make host-conc-test    builds and runs lib/conc/test/* there
#   make check-lessons     each lesson in the guest, judged by its checker

HOST_CONC_CC ?= cc
HOST_CONC_FLAGS := -std=gnu11 -D_GNU_SOURCE -O2 -g -Wall -Wextra -Wmissing-prototypes -Werror \
	-idirafter kernel -idirafter lib -I. -MD -MP -pthread

HOST_CONC_OBJECTS := $(patsubst lib/conc/%.c,build/host/conc/%.o,$(wildcard lib/conc/*.c lib/conc/host/*.c))
HOST_CONC_TESTS := $(patsubst lib/conc/test/%.c,build/host/conc-test/%,$(wildcard lib/conc/test/*.c))
HOST_LESSONS := $(patsubst user/lessons/%.c,build/host/lessons/%,$(wildcard user/lessons/*.c))

.PHONY: host-lessons host-conc-tests host-conc-test
host-lessons: $(HOST_LESSONS)
host-conc-tests: $(HOST_CONC_TESTS)

host-conc-test: $(HOST_CONC_TESTS)
	@failed=0; for t in $^; do timeout 60 $$t || { echo "FAIL $$t"; failed=1; }; done; exit $$failed

define host_conc_compile
@mkdir -p $(@D)
@echo "  HOSTCC  $<"
$Q$(HOST_CONC_CC) $(HOST_CONC_FLAGS) $1 $(filter %.c %.o,$^) -o $@
endef

build/host/conc/%.o: lib/conc/%.c
	$(call host_conc_compile,-c)
build/host/lessons/%: user/lessons/%.c $(HOST_CONC_OBJECTS)
	$(call host_conc_compile) -lrt
build/host/conc-test/%: lib/conc/test/%.c $(HOST_CONC_OBJECTS)
	$(call host_conc_compile)

# Programs of lib/conc/test/paired/run.sh.
build/host/conc-paired/%: lib/conc/test/paired/%.c $(HOST_CONC_OBJECTS)
	$(call host_conc_compile,-Wno-unused-parameter)

-include $(HOST_CONC_OBJECTS:.o=.d) $(HOST_LESSONS:=.d) $(HOST_CONC_TESTS:=.d) $(wildcard build/host/conc-paired/*.d)

# /lessons/index, read by `lesson`: of each source's opening comment the third line, " * P2  Title", as ID, program and
# title, then the others; the families in the order of the course, and numbers as numbers.
LESSON_INDEX := build/user/lessons/index
$(or $V,build)/initrd.cpio: $(LESSON_INDEX)
$(LESSON_INDEX): $(wildcard user/lessons/*.c) user/lessons/host.mk
	@mkdir -p $(@D)
	@awk 'FNR == 1 { inside = 1; program = FILENAME; gsub(/.*\/|\.c$$/, "", program) } \
		/^ \*\// { inside = 0 } !inside || FNR < 3 { next } { sub(/^ \*/, "") } \
		FNR == 3 { id = $$1; sub(/^ *[^ ]+ +/, ""); place = index("PQRTSKFNMCDY", substr(id, 1, 1)) * 100 + substr(id, 2); \
		$$0 = id "\t" program "\t" $$0 } \
		{ printf "%05d%s%03d\t%s\n", place, program, FNR, $$0 }' $(filter %.c,$^) | LC_ALL=C sort | cut -f2- >$@

# /lessons/python, for `lesson --under`: functions of lib/conc, and Python's names for them.
LESSON_PYTHON := build/user/lessons/python
$(or $V,build)/initrd.cpio: $(LESSON_PYTHON)
$(LESSON_PYTHON): user/lessons/python.awk lib/conc/README.md $(wildcard lib/conc/*.h)
	@mkdir -p $(@D)
	@awk -f $^ >$@

# /lessons/functions, for the same: of each source its name, and then where its functions begin, as "<TAB>line name".
LESSON_FUNCTIONS := build/user/lessons/functions
FUNCTIONS_FROM := $(sort $(wildcard kernel/*/*.[ch] lib/conc/*.[ch] lib/c/*.[ch] lib/c/*/*.[ch] user/lessons/*.[ch]))
$(or $V,build)/initrd.cpio: $(LESSON_FUNCTIONS)
$(LESSON_FUNCTIONS): $(FUNCTIONS_FROM) user/lessons/host.mk
	@mkdir -p $(@D)
	@awk 'BEGIN { print "" } FNR == 1 { print FILENAME } /^SCOPED\(/ { sub(/.*, /, ""); sub(/\)/, "_scoped(") } \
		{ sub(/^SYSCALL[A-Z_]*\(/, "sys_"); sub(/^sys_[a-z_0-9]+,/, "&(") } \
		match($$0, /^[a-z_][a-z_0-9]*,?\(/) { sub(/,?\(.*/, ""); print "\t" FNR " " $$0 }' $(FUNCTIONS_FROM) >$@

# The checkers: one host program, and the cheats that it must refuse.
CHECK_OBJECTS := $(patsubst %.c,build/host/%.o,$(wildcard user/lessons/check/*.c) tools/heddle/trace.c tools/heddle/say.c \
	lib/elf/elf_file.c lib/base/lines.c)
# Others for a lesson's place, wrong/ and right/: a program, or a patch on the lesson.
OTHERS := $(wildcard user/lessons/check/wrong/*.[cp]* user/lessons/check/right/*.[cp]*)
LESSONS_PATCHED := $(patsubst user/lessons/check/%.patch,build/obj/lessons-%.c,$(filter %.patch,$(OTHERS)))
LESSONS_OTHER := $(patsubst user/lessons/check/%,build/user/lessons-%,$(basename $(OTHERS)))

build/host/%.o: %.c
	$(call host_conc_compile,-c)
ALL += $B/bin/lesson-check
build/bin/lesson-check: $(CHECK_OBJECTS)
	@mkdir -p $(@D)
	$Q$(HOST_CONC_CC) $^ -o $@
$(LESSONS_PATCHED): build/obj/lessons-%.c: user/lessons/check/%.patch $(wildcard user/lessons/*.c)
	@mkdir -p $(@D)
	$Qpatch -s -p1 -o $@ <$<
# A call is one, and not a jump: what `lesson --under` shows has the lesson's function in it.
$B/obj/u/user/lessons/%: private USER_CFLAGS += -fno-optimize-sibling-calls
$(patsubst %,$B/obj/u/%.o,$(wildcard user/lessons/*.c)): user/lessons/host.mk
# Each function stays one, as a grader compiles them: check/closely.h counts what was entered.
$B/obj/u/build/obj/lessons-%: private USER_CFLAGS += -iquote user/lessons -fno-inline
$B/obj/u/user/lessons/check/%: private USER_CFLAGS += -fno-inline
$(patsubst %,build/obj/u/%.o,$(filter %.c,$(OTHERS)) $(LESSONS_PATCHED)): user/lessons/host.mk
build/user/lessons-%: build/obj/u/user/lessons/check/%.c.o $(USER_LINK_DEPS)
	$(link_program)
build/user/lessons-%: build/obj/u/build/obj/lessons-%.c.o $(USER_LINK_DEPS)
	$(link_program)

# make check-lessons [ID="k1 s9"] [SEED=7]
.PHONY: check-lessons
check-lessons: build/bin/lesson-check $(LESSONS_OTHER) build/bin/heddle build/kernel.elf build/initrd.cpio
	@sh user/lessons/check/run.sh $(SEED:%=-s %) $(ID)

-include $(CHECK_OBJECTS:.o=.d)

# make bench-conc [ROW="queue lock"]: the library beside pthreads and CPython, see tools/bench/README.md.
build/host/conc-bench: $(wildcard lib/conc/bench/*.c) lib/conc/bench/bench.h $(HOST_CONC_OBJECTS)
	$(call host_conc_compile)
.PHONY: bench-conc
bench-conc: build/host/conc-bench
	@build/host/conc-bench $(ROW)
