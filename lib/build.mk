# SPDX-License-Identifier: MIT
# libc.a (lib/base and lib/c) and libconc.a, for programs of the guest.

USER_INCLUDE := -nostdinc -isystem lib/c/include -isystem kernel -isystem lib -isystem $(GCCINC)
USER_CFLAGS = $(COMMON) -O2 -ffunction-sections -fdata-sections -I. $(USER_INCLUDE)
# What the folders below have besides is in no file of its own: this file stands for it.

define user_rules
$1/obj/u/%.c.o: $2%.c $B/labs/user.flags lib/build.mk
	@mkdir -p $$(@D)
	@echo "  CC      $$<"
	$$Q$$(CC) $$(USER_CFLAGS) -c $$< -o $$@
$1/obj/u/%.S.o: $2%.S $B/labs/user.flags lib/build.mk
	@mkdir -p $$(@D)
	@echo "  CC      $$<"
	$$Q$$(CC) $$(USER_CFLAGS) -c $$< -o $$@
endef
$(eval $(call user_rules,$B,))
ifneq ($(OVERLAY),)
$(eval $(call user_rules,$V,$(OVERLAY)/))
endif

# Tests of the library call it, also where the compiler could compute the answer itself.
$B/obj/u/lib/c/test/%: private COMMON += -fno-builtin
$B/obj/u/lib/base/test/%: private COMMON += -fno-builtin

# Tests do on purpose what the compiler warns of.
$B/obj/u/lib/c/test/%: private USER_CFLAGS += -Wno-format-truncation -Wno-stringop-truncation -Wno-alloc-size-larger-than

# What runs once need not be fast: this compiles it in two thirds of the time.
$(foreach d,user/tests lib/c/test lib/conc/test,$B/obj/u/$d/%): \
	private USER_CFLAGS += -Og

# A function that ends by calling another one keeps its frame, so that `lesson --under` has each by its name.
$(addsuffix /obj/u/lib/conc/%,$(sort $B $V)): private USER_CFLAGS += -fno-optimize-sibling-calls

# What threads begin, end and wait with, and what watches them in explored programs, leaves the registers for floating
# point alone: the kernel switches them only for who has used them (kernel/sched/fpu.c).
$(foreach d,lib/c/thread lib/explore/runtime,$(addsuffix /obj/u/$d/%,$(sort $B $V))): private USER_CFLAGS += -mgeneral-regs-only

# A memcpy written as a loop must not become a call to itself.
$B/obj/%/lib/base/string.c.o: private COMMON += -fno-builtin $(if $(LLVM),,-fno-tree-loop-distribute-patterns)

LIBC_SRC := $(wildcard lib/base/*.c lib/c/*.c) $(sort $(wildcard lib/c/*/*.c) $(call held,u,lib/c/*/)) $(wildcard lib/c/*.S lib/c/*/*.S)
LIBC_SRC := $(filter-out lib/c/crt0.S lib/c/test/% lib/c/include/%,$(LIBC_SRC))
LIBCONC_SRC := $(sort $(wildcard lib/conc/*.c) $(call held,u,lib/conc/))

LIBC_OBJ := $(call objs,u,$(LIBC_SRC))
LIBCONC_OBJ := $(call objs,u,$(LIBCONC_SRC))
USER_LIB := $(call made,lib)/lib
$(call keep,$(USER_LIB)/libc.objs,$(LIBC_OBJ))
$(call keep,$(USER_LIB)/libconc.objs,$(LIBCONC_OBJ))
$(USER_LIB)/libc.a: $(LIBC_OBJ) $(USER_LIB)/libc.objs
$(USER_LIB)/libconc.a: $(LIBCONC_OBJ) $(USER_LIB)/libconc.objs
%.a:
	@mkdir -p $(@D)
	@rm -f $@
	@echo "  AR      $@"
	$Q$(AR) rcs $@ $(filter %.o,$^)
$B/lib/crt0.o: $B/obj/u/lib/c/crt0.S.o
	@mkdir -p $(@D)
	@cp $< $@

# For exploring: programs and libconc are compiled with a call at each read, write and branch; the runtime answers it.
# Their calls of functions that the runtime has (__explore_NAME) are led there by other names in their objects, those of
# which it must hear from the whole program (__wrap_NAME) by the linker.
EXPLORE_FLAGS := -Og -fno-builtin -fsanitize=thread -fsanitize-coverage=trace-pc $(if $(LLVM),-mllvm \
	-tsan-distinguish-volatile=1 -mllvm -tsan-instrument-func-entry-exit=0,--param=tsan-distinguish-volatile=1 \
	--param=tsan-instrument-func-entry-exit=0)
RUNTIME_OBJ := $(call objs,u,$(wildcard lib/explore/runtime/*.c))
# A sum of bytes is computed alone, in memory of its own: thousands of points at which nothing is to be seen.
UNSEEN := lib/conc/sha256.c
LIBCONC_EXPLORE_OBJ := $(patsubst %,$B/obj/x/%.o,$(filter-out $(UNSEEN),$(LIBCONC_SRC))) $(call objs,u,$(UNSEEN))
$(call keep,$B/lib/explore.flags,$(EXPLORE_FLAGS))
$(call keep,$B/lib/runtime.objs,$(RUNTIME_OBJ))
$(call keep,$B/lib/libconc-explore.objs,$(LIBCONC_EXPLORE_OBJ))
# Written anew only when it is other than last time: all that is explored depends on it.
if_other = { cat >$@.new; cmp -s $@.new $@ && rm $@.new || mv $@.new $@; }
$B/lib/libexplore.a: $(RUNTIME_OBJ) $B/lib/runtime.objs
$B/lib/explore.names: $B/lib/libexplore.a
	$Q$(NM) $< | sed -n 's/.* [TW] __explore_\(.*\)/\1 __explore_\1/p' | $(if_other)
$B/lib/explore.wraps: $B/lib/libexplore.a
	$Q$(NM) $< | sed -n 's/.* T __wrap_\(.*\)/--wrap=\1/p' | $(if_other)
EXPLORE_DEPS := $B/lib/explore.names $B/lib/explore.flags $B/labs/user.flags
define explored_compile
@mkdir -p $(@D)
@echo "  CC      $< (explored)"
$Q$(CC) $(or $1,$(USER_CFLAGS)) $(EXPLORE_FLAGS) -c $< -o $@
$Q$(OBJCOPY) --redefine-syms=$B/lib/explore.names $@
endef
$B/obj/x/%.c.o: %.c $(EXPLORE_DEPS)
	$(explored_compile)
$B/lib/libconc-explore.a: $(LIBCONC_EXPLORE_OBJ) $B/lib/libconc-explore.objs
ALL += $B/lib/libexplore.a $B/lib/libconc-explore.a $B/lib/explore.names $B/lib/explore.wraps
