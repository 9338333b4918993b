# SPDX-License-Identifier: MIT
# Heddle: `make help` lists what there is to type.
#
# One make, no recursion: each folder's build.mk names its own products.  An
# object lies at build/obj/{k,u,h}/PATH.o (kernel, user, host) for the source
# PATH, so a header touches exactly what includes it (-MD).
#
# A variant replaces files: with OVERLAY=DIR a source under DIR takes the place
# of the file of the same path in the tree.  Only what differs is rebuilt, in
# build/variant/VARIANT.

.DEFAULT_GOAL := all
# Of the rules that make knows by itself none is used here, and looking each up for every file takes two seconds.
MAKEFLAGS += --no-print-directory -rR
# One job a CPU, but for a make inside a make: the environment tells them apart.
ifeq ($(filter -j%,$(shell echo "$$MAKEFLAGS")),)
MAKEFLAGS += -j$(shell nproc)
endif
.DELETE_ON_ERROR:
.SECONDARY:

B := build
OVERLAY ?=
VARIANT ?= mine
V := $(if $(OVERLAY),$B/variant/$(VARIANT),$B)

# VERBOSE=1 shows the commands.
Q := $(if $(VERBOSE),,@)

CROSS ?=
ifeq ($(LLVM),1)
CC := clang --target=x86_64-linux-gnu -Wno-unknown-warning-option -fdebug-compilation-dir=.
else
CC := $(CROSS)gcc
endif
AS := $(CROSS)as
AR := $(CROSS)ar
LD := $(CROSS)ld
NM := $(CROSS)nm
OBJCOPY := $(CROSS)objcopy
HOSTCC ?= cc
export CC LD NM AS OBJCOPY

# Told before anything fails for it; these goals install it or do without.
ifneq ($(filter-out deps run check check-long help clean count start,$(or $(MAKECMDGOALS),all)),)
$(foreach tool,$(firstword $(CC)) $(firstword $(HOSTCC)) $(LD),$(if $(shell command -v $(tool) 2>/dev/null),, \
	$(error $(tool) is missing: `make deps` installs what Heddle is built with; clang and cross tools are yours to install)))
endif

# Who waits hangs on a list from its own stack: that is no dangling pointer.  The errors by name are those of gcc 14, so that
# with every compiler the same submissions compile.
WARN := -Wall -Wextra -Wmissing-prototypes -Wno-unused-parameter -Werror \
	-Werror=implicit -Werror=int-conversion -Werror=incompatible-pointer-types $(if $(LLVM),-Wno-for-loop-analysis,-Wno-dangling-pointer)
COMMON := -std=gnu11 -g -fno-pic -fno-omit-frame-pointer -fcf-protection=none -fno-stack-protector \
	-fno-asynchronous-unwind-tables -fno-strict-aliasing $(WARN) -MD -MP
GCCINC := $(shell $(CC) -print-file-name=include 2>/dev/null)

# Where a source comes from, and where its object goes.
src = $(if $(OVERLAY),$(firstword $(wildcard $(OVERLAY)/$1) $1),$1)
obj = $(if $(and $(OVERLAY),$(wildcard $(OVERLAY)/$2)),$V,$B)/obj/$1/$2.o
objs = $(foreach s,$2,$(call obj,$1,$s))
# Where what is made of these files or folders goes.
made = $(if $(and $(OVERLAY),$(wildcard $(addprefix $(OVERLAY)/,$1))),$V,$B)

# In a student's tree (tools/handout) sources that labs ask for are missing, and objects of ours stand in for them.
# $(call held,k|u|x,PREFIX): those sources that would begin so.
REFERENCE := $(wildcard reference)
held = $(if $(REFERENCE),$(patsubst reference/obj/$1/%.o,%,$(wildcard reference/obj/$1/$2*.c.o)))
ifneq ($(REFERENCE),)
$B/obj/%.o: reference/$(if $(DEBUG),debug,obj)/%.o
	@mkdir -p $(@D) && cp $< $@
$B/obj/%.o: reference/obj/%.o
	@mkdir -p $(@D) && cp $< $@
endif

# $(call keep,FILE,WORDS): FILE says what a product is made of, or with which
# flags, and is written anew only when that is other than last time.  Who depends
# on it is rebuilt when a file went away, or when DEBUG, LLVM or OVERLAY changed.
# While make reads, not by a rule: a rule's target that nobody else names counts
# as intermediate here (.SECONDARY:), and what is made of it as out of date.
# Not for goals that build nothing: `sudo make deps` must not leave a build/ that is root's.
BUILDS := $(filter-out deps help clean count,$(or $(MAKECMDGOALS),all))
keep = $(if $(BUILDS),$(shell mkdir -p $(dir $1); echo '$(strip $2)' | cmp -s - $1 || echo '$(strip $2)' >$1))

include kernel/build.mk
include lib/build.mk
include user/build.mk
-include user/foreign/build.mk
-include tools/build.mk
-include labs/build.mk
-include user/lessons/host.mk
-include tools/check/check.mk
-include tools/handout/$(if $(REFERENCE),student,handout).mk

# Small host tools, one file each.
$B/bin/mk%: tools/build/mk%.c lib/base/lines.h
	@mkdir -p $(@D)
	@echo "  HOSTCC  $<"
	$Q$(HOSTCC) -std=gnu11 -O2 -g $(WARN) -I. $< $(MK_LIBS) -o $@
$B/bin/mklines: private MK_LIBS = -ldw
$B/bin/mkaligned: private MK_LIBS = tools/heddle/newc.c
$B/bin/mkaligned: tools/heddle/newc.c tools/heddle/newc.h

.PHONY: all
all: $V/kernel.elf $V/initrd.cpio $(if $(OVERLAY),,$(ALL))

# What a new user types.  Packages are looked at first, so that the build finds
# its tools; `all` runs in a second make for that reason.
.PHONY: run deps mine check check-long bench count clean help
run:
	@sh tools/build/deps.sh run
	@$(MAKE) -s all
	@$(if $(MINE),$(MAKE) -s mine)
	@$B/bin/heddle run $(if $(MINE),--kernel $B/variant/mine/kernel.elf --initrd $B/variant/mine/initrd.cpio)

# All of your lab files as one overlay; a file that two labs have is the later lab's.
mine:
	@rm -rf $B/mine-tree && mkdir -p $B/mine-tree
	@for d in labs/*/mine; do [ ! -d $$d ] || { echo "with your $$d"; cp -rp $$d/. $B/mine-tree; }; done
	@[ -n "$$(ls $B/mine-tree)" ] || { echo 'no labs/*/mine yet: make start LAB=01-hello' >&2; exit 2; }
	@$(MAKE) -s OVERLAY=$B/mine-tree VARIANT=mine WARN='$(filter-out -Werror,$(WARN))' all

deps:
	@sh tools/build/deps.sh check

clean:
	rm -rf $B

count:
	@sh tools/check/count.sh

help:
	@sed -n 's/^#: //p' Makefile

#: make run                  a shell on our own kernel (in QEMU)
#: make run MINE=1           the same, on all of your own lab files
#: make start LAB=10-queue   puts a lab's starter into labs/10-queue/mine
#: make lab LAB=10-queue     builds and runs your version
#: make lab LAB=... USE=mine  the same on your own files of the labs before it
#: make grade LAB=10-queue   grades it
#: make pack LAB=10-queue    packs it for handing in
#: make gdb [LAB=...]        attaches gdb to the running kernel, or starts one
#: make check                tests Heddle itself (not your lab)
#: make check-long           the long tests
#: make host-lessons         the lessons as programs of your own Linux
#: make bench                speeds, beside Linux in the same machine; see tools/bench/README.md
#: make gradescope LAB=...   the zip that Gradescope grades this lab with
#: make handout TO=DIR       the tree that students get, without solutions
#: make count                lines of code per floor of the kernel
#: make deps                 installs what is missing, nothing else
#: make clean                removes build/, never your lab files

-include $(shell find $B/obj $V/obj $B/variant/kasan/obj $B/variant/gcov/obj -name '*.d' 2>/dev/null)
