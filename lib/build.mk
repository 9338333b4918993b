# SPDX-License-Identifier: MIT
# libc.a (lib/base and lib/c) and libconc.a, for programs of the guest.

USER_INCLUDE := -nostdinc -isystem lib/c/include -isystem kernel -isystem lib -isystem $(GCCINC)
USER_CFLAGS = $(COMMON) -O2 -ffunction-sections -fdata-sections -I. $(USER_INCLUDE)

define user_rules
$1/obj/u/%.c.o: $2%.c $B/labs/user.flags
	@mkdir -p $$(@D)
	@echo "  CC      $$<"
	$$Q$$(CC) $$(USER_CFLAGS) -c $$< -o $$@
$1/obj/u/%.S.o: $2%.S $B/labs/user.flags
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

# A memcpy written as a loop must not become a call to itself.
$B/obj/%/lib/base/string.c.o: private COMMON += -fno-builtin $(if $(LLVM),,-fno-tree-loop-distribute-patterns)

LIBC_SRC := $(wildcard lib/base/*.c lib/c/*.c lib/c/*/*.c lib/c/*.S lib/c/*/*.S)
LIBC_SRC := $(filter-out lib/c/crt0.S lib/c/test/% lib/c/include/%,$(LIBC_SRC))
LIBCONC_SRC := $(wildcard lib/conc/*.c)

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
