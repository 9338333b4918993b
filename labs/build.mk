# SPDX-License-Identifier: MIT
# Labs: the objects that the grader links with a submission, so that grading
# needs no make; and the student's three commands.  A test is labs/LAB/tests/NAME.c.

LABS := $(patsubst labs/%/lab.yaml,%,$(wildcard labs/*/lab.yaml))
LAB_TEST_SRC := $(wildcard labs/*/tests/*.c)
LAB_PART0_SRC := $(wildcard labs/*/part0/broken.c)
LAB_EXPLORE_SRC := $(wildcard labs/*/explore/*.c) $(LAB_PART0_SRC)
LAB_HARNESS_SRC := $(wildcard labs/harness/*.c)
LAB_CFLAGS = $(USER_CFLAGS) -Ilabs/harness

# Tests under chosen schedules: with scheduling points, as lib/build.mk does it.
$(LAB_EXPLORE_SRC:%.c=$B/%.o): $B/%.o: %.c $(EXPLORE_DEPS)
	$(call explored_compile,$(LAB_CFLAGS))

$B/labs/%.o: labs/%.c $B/labs/user.flags
	@mkdir -p $(@D)
	@echo "  CC      $<"
	$Q$(CC) $(LAB_CFLAGS) -c $< -o $@

# What a submission is compiled with: the build's own flags, warnings not fatal.
lab_flags = $(strip $(CC) $(filter-out -MD -MP -Werror,$1))
$(call keep,$B/labs/user.flags,$(call lab_flags,$(USER_CFLAGS)))
$(call keep,$B/labs/kernel.flags,$(call lab_flags,$(KERNEL_CFLAGS)))

# What a test's guest holds: no shell, no lessons, so that a fresh world per seed is cheap.
$B/labs/initrd.cpio: $B/user/bin/init $B/user/bin/seeds tools/build/initrd.sh $B/bin/mkaligned
	@mkdir -p $(@D)
	@echo "  INITRD  $@"
	$Qsh tools/build/initrd.sh $@ $B/user/bin/init:bin $B/user/bin/seeds:bin

# Part 0 of a lab: the broken object that it ships, in a program to be explored.
LAB_PART0 := $(LAB_PART0_SRC:%.c=$B/%)
$(LAB_PART0): %: %.o $(EXPLORED_LINK_DEPS)
	$(link_explored)
ALL += $(LAB_PART0)

# Another for them, so that what is seeded keeps its schedules.
$B/labs/initrd-explore.cpio: $B/user/bin/init $B/user/bin/explore tools/build/initrd.sh $B/bin/mkaligned
	@mkdir -p $(@D)
	@echo "  INITRD  $@"
	$Qsh tools/build/initrd.sh $@ $B/user/bin/init:bin $B/user/bin/explore:bin

ALL += $B/labs/initrd-explore.cpio $(LAB_EXPLORE_SRC:%.c=$B/%.o)
ALL += $B/labs/initrd.cpio $(LAB_TEST_SRC:%.c=$B/%.o) $(LAB_HARNESS_SRC:%.c=$B/%.o) $B/labs/user.flags $B/labs/kernel.flags

# make start|lab|grade LAB=NAME
LAB ?=
override LAB := $(notdir $(patsubst %/,%,$(LAB)))
LAB_MINE := labs/$(LAB)/mine

.PHONY: start lab grade pack lab-known
lab-known:
	@test -f 'labs/$(LAB)/lab.yaml' || { echo 'say which lab: LAB=$(firstword $(LABS)) (there are: $(LABS))' >&2; exit 2; }

start: lab-known
	@if [ -e $(LAB_MINE) ]; then echo '$(LAB_MINE) is there already; nothing was changed'; \
	else cp -r labs/$(LAB)/starter $(LAB_MINE) && find $(LAB_MINE) -type f; fi

# The tree with the student's files in place of ours: the lab's demonstration, or with SH=1 a shell.
# USE=mine: and with those of the labs before it.
USE ?=
LAB_VARIANT = $(LAB)$(if $(USE),-on-mine)
LAB_OVERLAY = $(if $(USE),$B/use/$(LAB),$(LAB_MINE))
RUN_MINE = $B/bin/heddle run --kernel $B/variant/$(LAB_VARIANT)/kernel.elf --initrd $B/variant/$(LAB_VARIANT)/initrd.cpio
lab: lab-known all
	@test -d $(LAB_MINE) || { echo 'make start LAB=$(LAB) first' >&2; exit 2; }
	@$(if $(USE),sh labs/use.sh $(LAB) $(LAB_OVERLAY))
	@$(MAKE) -s OVERLAY=$(LAB_OVERLAY) VARIANT=$(LAB_VARIANT) WARN='$(filter-out -Werror,$(WARN))' all
	@$(if $(SH),$(RUN_MINE),sh labs/try.sh $(LAB) $(RUN_MINE))

TEST ?=
SUBMISSION ?=
grade: lab-known all
	@$B/bin/heddle grade $(LAB) $(TEST) $(if $(SUBMISSION),--submission $(SUBMISSION))

pack: lab-known all
	@$B/bin/heddle pack $(LAB)

# For those who teach: what Gradescope is given.
.PHONY: gradescope
gradescope: lab-known
	@sh grader/gradescope/make.sh $(LAB) '$(or $(TO),$B/gradescope-$(LAB).zip)'

-include $(wildcard $B/labs/*/tests/*.d $B/labs/*/explore/*.d $B/labs/*/part0/*.d $B/labs/harness/*.d)
