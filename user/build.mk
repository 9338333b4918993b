# SPDX-License-Identifier: MIT
# Programs of the guest and the initrd that carries them.  A program is one
# file user/bin/NAME.c or a folder user/bin/NAME/.

USER_LIBS := $V/lib/libconc.a $V/lib/libc.a
# Objects before archives: a test or student object wins over the archive's.
UCC := tools/build/ucc.sh

PROGRAMS := $(patsubst user/bin/%.c,%,$(wildcard user/bin/*.c))
PROGRAM_DIRS := $(notdir $(patsubst %/,%,$(wildcard user/bin/*/)))
LESSONS := $(patsubst user/lessons/%.c,%,$(wildcard user/lessons/*.c))
TESTS := $(patsubst user/tests/%.c,%,$(wildcard user/tests/*.c))
CONC_TESTS := $(patsubst lib/conc/test/%.c,conc-%,$(wildcard lib/conc/test/*.c))
LIBC_TESTS := $(patsubst lib/c/test/%.c,c-%,$(wildcard lib/c/test/*.c)) \
	$(patsubst lib/base/test/%.c,base-%,$(wildcard lib/base/test/*.c))

BIN := $(addprefix $V/user/bin/,$(PROGRAMS) $(PROGRAM_DIRS))
LESSON_BIN := $(addprefix $V/user/lessons/,$(LESSONS))
TEST_BIN := $(addprefix $V/user/tests/,$(TESTS) $(CONC_TESTS) $(LIBC_TESTS))

define link_program
@mkdir -p $(@D)
@echo "  LINK    $@"
$Qsh $(UCC) link $@ $(filter %.o,$^) $(USER_LIBS)
endef
USER_LINK_DEPS := $(UCC) $B/lib/crt0.o $(USER_LIBS) $B/bin/mklines
ifneq ($(OVERLAY),)
USER_LINK_DEPS += $V/overlay.objs
$V/overlay.objs: KEPT = $(shell find $(OVERLAY) -type f)
endif

define program_dir
$V/user/bin/$1: $$(call objs,u,$$(wildcard user/bin/$1/*.c)) $$(USER_LINK_DEPS)
	$$(link_program)
endef
define program_rule
$V/user/$1/$3$2: $$(call obj,u,$4/$2.c) $$(USER_LINK_DEPS)
	$$(link_program)
endef
$(foreach d,$(PROGRAM_DIRS),$(eval $(call program_dir,$d)))
$(foreach p,$(PROGRAMS),$(eval $(call program_rule,bin,$p,,user/bin)))
$(foreach p,$(LESSONS),$(eval $(call program_rule,lessons,$p,,user/lessons)))
$(foreach p,$(TESTS),$(eval $(call program_rule,tests,$p,,user/tests)))
$(foreach p,$(CONC_TESTS:conc-%=%),$(eval $(call program_rule,tests,$p,conc-,lib/conc/test)))
$(foreach p,$(patsubst lib/c/test/%.c,%,$(wildcard lib/c/test/*.c)),$(eval $(call program_rule,tests,$p,c-,lib/c/test)))
$(foreach p,$(patsubst lib/base/test/%.c,%,$(wildcard lib/base/test/*.c)),$(eval $(call program_rule,tests,$p,base-,lib/base/test)))

# The initrd is a plain newc archive.  Order and times are fixed, so the same
# inputs give the same bytes.  The tests lie in a second archive, which follows
# the first one only where they are run: Heddle boots in 16 MiB.
ETC := $(wildcard user/etc/*)
$V/initrd.objs: KEPT = $(BIN) $(LESSON_BIN) $(ETC)
$V/initrd.cpio: $(BIN) $(LESSON_BIN) $(ETC) $(LESSON_INDEX) $V/initrd.objs tools/build/initrd.sh
	@echo "  INITRD  $@"
	$Qsh tools/build/initrd.sh $@ $(BIN:%=%:bin) $(LESSON_BIN:%=%:lessons) $(ETC:%=%:etc) $(LESSON_INDEX:%=%:lessons)

$B/tests.objs: KEPT = $(TEST_BIN)
$B/tests.cpio: $(TEST_BIN) $B/tests.objs tools/build/initrd.sh
	@echo "  INITRD  $@"
	$Qsh tools/build/initrd.sh $@ $(TEST_BIN:%=%:tests)

$B/initrd-tests.cpio: $B/initrd.cpio $B/tests.cpio
	@cat $^ >$@
ALL += $B/initrd-tests.cpio
