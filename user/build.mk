# SPDX-License-Identifier: MIT
# Programs of the guest and the initrd that carries them.  A program is one
# file user/bin/NAME.c or a folder user/bin/NAME/.

USER_LIBS := $(USER_LIB)/libconc.a $(USER_LIB)/libc.a
# Objects before archives: a test or student object wins over the archive's.
UCC := tools/build/ucc.sh

PROGRAMS := $(sort $(patsubst user/bin/%.c,%,$(wildcard user/bin/*.c) $(call held,u,user/bin/)))
PROGRAM_DIRS := $(notdir $(patsubst %/,%,$(wildcard user/bin/*/)))
LESSONS := $(patsubst user/lessons/%.c,%,$(wildcard user/lessons/*.c))
TESTS := $(patsubst user/tests/%.c,%,$(wildcard user/tests/*.c))
CONC_TESTS := $(patsubst lib/conc/test/%.c,conc-%,$(wildcard lib/conc/test/*.c))
LIBC_TESTS := $(patsubst lib/c/test/%.c,c-%,$(wildcard lib/c/test/*.c)) \
	$(patsubst lib/base/test/%.c,base-%,$(wildcard lib/base/test/*.c))

# Where the program of this source or folder goes.  The libraries are in each.
program = $(call made,lib $1.c $1)/$1
BIN := $(foreach p,$(PROGRAMS) $(PROGRAM_DIRS),$(call program,user/bin/$p))
LESSON_BIN := $(foreach p,$(LESSONS),$(call program,user/lessons/$p))
TEST_BIN := $(addprefix $B/user/tests/,$(TESTS) $(CONC_TESTS) $(LIBC_TESTS))

define link_program
@mkdir -p $(@D)
@echo "  LINK    $@"
$Qsh $(UCC) link $@ $(filter %.o,$^) $(USER_LIBS) $(LINK_FLAGS)
endef
USER_LINK_DEPS := $(UCC) $B/lib/crt0.o $(USER_LIBS) $B/bin/mklines
$(if $(OVERLAY),$(call keep,$V/overlay.objs,$(shell find $(OVERLAY) -type f)))
overlay_of = $(if $(filter-out $B/user/%,$1),$V/overlay.objs)

define program_dir
$(call program,$1): $$(call objs,u,$$(sort $$(wildcard $1/*.c) $$(call held,u,$1/))) $$(USER_LINK_DEPS) $(call overlay_of,$(call program,$1))
	$$(link_program)
endef
define program_rule
$1: $$(call obj,u,$2.c) $$(USER_LINK_DEPS) $(call overlay_of,$1)
	$$(link_program)
endef
$(foreach d,$(PROGRAM_DIRS),$(eval $(call program_dir,user/bin/$d)))
$(foreach p,$(PROGRAMS:%=user/bin/%) $(LESSONS:%=user/lessons/%),$(eval $(call program_rule,$(call program,$p),$p)))
# Those that say where an address lies read program files.
$(foreach p,lesson explore,$(call program,user/bin/$p)): $(call objs,u,lib/elf/elf_file.c)
# init runs beside every program: elsewhere, so that an address tells whose code it is (user/lessons/check/called.c).
$(call program,user/bin/init): private LINK_FLAGS := -Ttext-segment=0x10000000
# Programs of tests lie together; those of the libraries have a word before their name.
test_rule = $(eval $(call program_rule,$B/user/tests/$2$(basename $(notdir $1)),$(basename $1)))
$(foreach t,$(wildcard user/tests/*.c),$(call test_rule,$t,))
$(foreach t,$(wildcard lib/conc/test/*.c),$(call test_rule,$t,conc-))
$(foreach t,$(wildcard lib/c/test/*.c),$(call test_rule,$t,c-))
$(foreach t,$(wildcard lib/base/test/*.c),$(call test_rule,$t,base-))

# The initrd is a plain newc archive.  Order and times are fixed, so the same
# inputs give the same bytes.  The tests lie in a second archive, which follows
# the first one only where they are run: Heddle boots in 16 MiB.
ETC := $(wildcard user/etc/*)
$(call keep,$V/initrd.objs,$(BIN) $(LESSON_BIN) $(ETC))
$V/initrd.cpio: $(BIN) $(LESSON_BIN) $(ETC) $(LESSON_INDEX) $(LESSON_PYTHON) $V/initrd.objs tools/build/initrd.sh $B/bin/mkaligned
	@echo "  INITRD  $@"
	$Qsh tools/build/initrd.sh $@ $(BIN:%=%:bin) $(LESSON_BIN:%=%:lessons) $(ETC:%=%:etc) $(LESSON_INDEX:%=%:lessons) $(LESSON_PYTHON:%=%:lessons) $(LESSON_FUNCTIONS:%=%:lessons)

$(call keep,$B/tests.objs,$(TEST_BIN))
$B/tests.cpio: $(TEST_BIN) $B/tests.objs tools/build/initrd.sh $B/bin/mkaligned
	@echo "  INITRD  $@"
	$Qsh tools/build/initrd.sh $@ $(TEST_BIN:%=%:tests)

$B/initrd-tests.cpio: $B/initrd.cpio $B/tests.cpio
	@cat $^ >$@
ALL += $B/initrd-tests.cpio

# Programs to be explored, each with the runtime that makes reads and writes points, in an archive of their own.
EXPLORED := $(wildcard user/explore/*/*.c)
EXPLORED_BIN := $(addprefix $B/user/explore/,$(notdir $(basename $(EXPLORED))))
EXPLORED_LINK_DEPS := $(USER_LINK_DEPS) $B/lib/libconc-explore.a $B/lib/libexplore.a $B/lib/explore.wraps
define link_explored
@mkdir -p $(@D)
@echo "  LINK    $@"
$Qsh $(UCC) link $@ $(filter %.o,$^) $B/lib/libconc-explore.a $B/lib/libexplore.a $(USER_LIB)/libc.a $$(cat $B/lib/explore.wraps) $(TWICE)
endef
define explored_rule
$B/user/explore/$(notdir $(basename $1)): $B/obj/x/$1.o $(EXPLORED_LINK_DEPS)
	$$(link_explored)
endef
$(foreach p,$(EXPLORED),$(eval $(call explored_rule,$p)))
# One of things of the C library, c-A-B, has A.c and B.c built for exploring, which come before what the archive has.
OF_LIBC := $(notdir $(basename $(wildcard user/explore/library/c-*.c)))
$(foreach p,$(OF_LIBC),$(eval $B/user/explore/$p: $(patsubst %,$B/obj/x/lib/c/thread/%.c.o,$(subst -, ,$(p:c-%=%)))))
$(OF_LIBC:%=$B/user/explore/%): TWICE := --allow-multiple-definition
$(call keep,$B/explored.objs,$(EXPLORED_BIN))
$B/explored.cpio: $(EXPLORED_BIN) $B/explored.objs tools/build/initrd.sh $B/bin/mkaligned
	@echo "  INITRD  $@"
	$Qsh tools/build/initrd.sh $@ $(EXPLORED_BIN:%=%:explore)
$B/initrd-explore.cpio: $B/initrd.cpio $B/explored.cpio
	@cat $^ >$@
ALL += $B/initrd-explore.cpio
