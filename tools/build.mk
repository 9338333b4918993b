# SPDX-License-Identifier: MIT
# build/bin/heddle, the host program: every .c of tools/heddle and grader.

HOST_LIBS := libuv jansson libcyaml libpcre2-8 libarchive libseccomp nettle
HOST_CFLAGS := -std=gnu11 -O2 -g -D_GNU_SOURCE $(WARN) -I. -MD -MP
HOST_SRC := $(wildcard tools/heddle/*.c grader/*.c) $(addprefix user/bin/explore/,token.c places.c steps.c) \
	lib/elf/elf_file.c lib/base/lines.c
HOST_OBJ := $(HOST_SRC:%=$B/obj/h/%.o)

# Asked once, and only when something is compiled.
host_cflags = $(eval host_cflags := $$(shell pkg-config --cflags $(HOST_LIBS)))$(host_cflags)
host_libs = $(eval host_libs := $$(shell pkg-config --libs $(HOST_LIBS)))$(host_libs)

$B/obj/h/%.c.o: %.c
	@mkdir -p $(@D)
	@echo "  HOSTCC  $<"
	$Q$(HOSTCC) $(HOST_CFLAGS) $(host_cflags) -c $< -o $@

$(call keep,$B/bin/heddle.objs,$(HOST_OBJ))
$B/bin/heddle: $(HOST_OBJ) $B/bin/heddle.objs
	@mkdir -p $(@D)
	@echo "  LINK    $@"
	$Q$(HOSTCC) $(HOST_OBJ) $(host_libs) -o $@

ALL += $B/bin/heddle

# For tests of the grader: with its defences to be switched off (grader/defence.h).
$B/obj/undefended/%.c.o: %.c
	@mkdir -p $(@D)
	@echo "  HOSTCC  $< (undefended)"
	$Q$(HOSTCC) $(HOST_CFLAGS) -DUNDEFENDED $(host_cflags) -c $< -o $@

UNDEFENDED := $(patsubst $B/obj/h/grader/%,$B/obj/undefended/grader/%,$(HOST_OBJ))
$B/bin/heddle-undefended: $(UNDEFENDED)
	@echo "  LINK    $@"
	$Q$(HOSTCC) $^ $(host_libs) -o $@

# What strace makes of control lines, for tools/heddle/test/strace-*.sh.
STRACE_LINES := tools/heddle/test/strace_lines.c $(wildcard tools/heddle/strace*.c) \
	$(addprefix tools/heddle/,buffer.c say.c trace_names.c)
$B/bin/strace-lines: $(STRACE_LINES:%=$B/obj/h/%.o)
	@mkdir -p $(@D)
	@echo "  LINK    $@"
	$Q$(HOSTCC) $^ -o $@

# Strategies are pure functions, and tried on models here.
STRATEGY_TESTS := $(patsubst lib/explore/test/%.c,$B/host/explore-test/%,$(wildcard lib/explore/test/*.c))
$B/host/explore-test/%: $B/obj/h/lib/explore/test/%.c.o $(patsubst %,$B/obj/h/%.o,$(wildcard lib/explore/*.c))
	@mkdir -p $(@D)
	$Q$(HOSTCC) $^ -lm -o $@

$B/bin/mutate: tools/mutants/mutate.c
	@mkdir -p $(@D)
	@echo "  HOSTCC  $<"
	$Q$(HOSTCC) -std=gnu11 -O2 -g $(WARN) $< -o $@

-include tools/bench/bench.mk

# With LAB: what it starts, if nothing runs, is the student's version.
GDB_KERNEL = KERNEL=$B/variant/$(LAB)/kernel.elf INITRD=$B/variant/$(LAB)/initrd.cpio
.PHONY: gdb
gdb: all
	@$(if $(LAB),$(MAKE) -s OVERLAY=labs/$(LAB)/mine VARIANT=$(LAB) all)
	@$(if $(LAB),$(GDB_KERNEL)) sh tools/gdb/attach.sh
