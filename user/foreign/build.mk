# SPDX-License-Identifier: MIT
# Built with musl, to run here and, in an initrd, on Heddle: the programs of user/foreign/posix, and our own.
# The host must be able to run them.

MUSL := $(if $(filter x86_64,$(shell uname -m)),$(shell command -v musl-gcc 2>/dev/null))
FOREIGN := $(patsubst user/foreign/posix/%.c,$B/foreign/posix/%,$(wildcard user/foreign/posix/*.c))

$B/foreign/%: user/foreign/%.c
	@mkdir -p $(@D) $(dir $B/obj/m/$*)
	@echo "  MUSL    $@"
	$Q$(MUSL) -static -std=gnu11 -O1 -g0 -I. $(WARN) -MD -MP -MF $B/obj/m/$*.d $< -o $@

# Those of ours that use nothing of Heddle alone; the lessons that own.sh runs.
OWN := $(filter-out explore init seeds testall,$(PROGRAMS)) sh
OWN_CONC := $(patsubst %.c,$B/foreign/%.o,$(wildcard lib/conc/*.c lib/conc/host/*.c))
OWN_FLAGS := -std=gnu11 -D_GNU_SOURCE -O1 -I. $(WARN) -idirafter kernel -idirafter lib -MD -MP
OWN_BIN := $(addprefix $B/foreign/own/,$(OWN) $(filter p2-% p3-% p6-% r5-% s1-% t3-%,$(LESSONS)))

define own_program
@mkdir -p $(@D) $(dir $B/obj/m/$*)
@echo "  MUSL    $@"
$Q$(MUSL) $(OWN_FLAGS) -MF $B/obj/m/$*.d
endef
$B/foreign/lib/conc/%.o: lib/conc/%.c
	$(own_program) -c $< -o $@
$B/foreign/own/sh: $(wildcard user/bin/sh/*.c user/bin/sh/*.h)
	$(own_program) -static $(filter %.c,$^) -o $@
$B/foreign/own/%: user/bin/%.c
	$(own_program) -static $< -o $@
$B/foreign/own/%: user/lessons/%.c $(OWN_CONC)
	$(own_program) -static $< $(OWN_CONC) -o $@

$(call keep,$B/foreign.objs,$(FOREIGN) $(OWN_BIN))
$B/posix.cpio: $(FOREIGN) $(OWN_BIN) $B/foreign/posix-run $B/foreign.objs tools/build/initrd.sh
	@echo "  INITRD  $@"
	$Qsh tools/build/initrd.sh $@ $(FOREIGN:%=%:tests) $(OWN_BIN:%=%:musl) $B/foreign/posix-run:bin
$B/initrd-posix.cpio: $B/initrd.cpio $B/posix.cpio
	@cat $^ >$@

.PHONY: foreign
foreign: $(if $(MUSL),$B/initrd-posix.cpio)

# The tests of our C library with the host's, which judges what they claim. Not of things that are ours alone (a report of
# abused memory, heddle_version, no priority ceilings), nor where glibc 2.36 lets the second waiter of a lost mutex sleep.
JUDGED := $(filter-out malloc-reports-abuse syscall-by-number mutex-protect-is-refused \
	mutex-robust-not-repaired-is-lost,$(basename $(notdir $(wildcard lib/c/test/*.c))))
$B/host/c-test/%: lib/c/test/%.c
	@mkdir -p $(@D)
	@echo "  HOSTCC  $<"
	$Q$(HOSTCC) -std=gnu11 -D_GNU_SOURCE -O1 -I. -w -MD -MP -idirafter lib/c/include -idirafter kernel -idirafter lib $< -o $@
.PHONY: host-c-tests
host-c-tests: $(JUDGED:%=$B/host/c-test/%)
-include $(JUDGED:%=$B/host/c-test/%.d)
