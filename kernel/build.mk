# SPDX-License-Identifier: MIT
# The kernel: every .c and .S of every floor; the test kernel adds kernel/test.

KERNEL_FLOORS := base arch mm sched sync dev ipc fs proc sys
KERNEL_OPT := $(if $(DEBUG),-Og -DDEBUG,-O2)
KERNEL_CFLAGS = $(COMMON) $(KERNEL_OPT) -ffreestanding -mcmodel=kernel -mno-red-zone -mgeneral-regs-only -I. -nostdinc -isystem $(GCCINC)
KERNEL_SRC := $(wildcard $(KERNEL_FLOORS:%=kernel/%/*.c) $(KERNEL_FLOORS:%=kernel/%/*.S))
KERNEL_SRC += $(filter-out %_user.c,$(wildcard lib/base/*.c))
KERNEL_TEST_SRC := $(wildcard kernel/test/*.c)
KERNEL_OBJ := $(call objs,k,$(KERNEL_SRC))
KERNEL_TEST_OBJ := $(call objs,k,$(KERNEL_TEST_SRC))

define kernel_rules
$1/obj/k/%.c.o: $2%.c $B/labs/kernel.flags
	@mkdir -p $$(@D)
	@echo "  CC      $$<"
	$$Q$$(CC) $$(KERNEL_CFLAGS) -c $$< -o $$@
$1/obj/k/%.S.o: $2%.S $B/labs/kernel.flags
	@mkdir -p $$(@D)
	@echo "  CC      $$<"
	$$Q$$(CC) $$(KERNEL_CFLAGS) -c $$< -o $$@
endef
$(eval $(call kernel_rules,$B,))
ifneq ($(OVERLAY),)
$(eval $(call kernel_rules,$V,$(OVERLAY)/))
endif

LINK_KERNEL := tools/build/link-kernel.sh
$(call keep,$V/kernel.objs,$(KERNEL_OBJ))
$V/kernel.elf: $(KERNEL_OBJ) $V/kernel.objs $(LINK_KERNEL) kernel/kernel.ld $B/bin/mklines $B/bin/mksyms
	@mkdir -p $(@D)
	@echo "  LINK    $@"
	$Qsh $(LINK_KERNEL) $@ $(KERNEL_OBJ)

$(call keep,$V/kernel-test.objs,$(KERNEL_TEST_OBJ))
$V/kernel-test.elf: $(KERNEL_OBJ) $(KERNEL_TEST_OBJ) $V/kernel.objs $V/kernel-test.objs $(LINK_KERNEL) kernel/kernel.ld $B/bin/mklines $B/bin/mksyms
	@echo "  LINK    $@"
	$Qsh $(LINK_KERNEL) $@ $(KERNEL_OBJ) $(KERNEL_TEST_OBJ)

ALL += $B/kernel-test.elf
