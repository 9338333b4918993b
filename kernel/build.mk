# SPDX-License-Identifier: MIT
# The kernel: every .c and .S of every floor; the test kernel adds kernel/test.

KERNEL_FLOORS := base arch mm sched sync dev ipc fs net proc sys
KERNEL_OPT := $(if $(DEBUG),-Og -DDEBUG,-O2)
# Every caller is in a backtrace: no call becomes a jump.
KERNEL_CFLAGS = $(COMMON) $(KERNEL_OPT) -fno-optimize-sibling-calls -ffreestanding -mcmodel=kernel -mno-red-zone -mgeneral-regs-only -I. -nostdinc -isystem $(GCCINC)
KERNEL_SRC := $(foreach f,$(KERNEL_FLOORS),$(sort $(wildcard kernel/$f/*.c) $(call held,k,kernel/$f/)))
KERNEL_SRC += $(wildcard $(KERNEL_FLOORS:%=kernel/%/*.S))
KERNEL_SRC += $(filter-out %_user.c,$(wildcard lib/base/*.c lib/explore/*.c))
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

# For a lab's file of the kernel whose reads and writes are points (grader/link.c); in no kernel of ours.
ALL += $B/obj/k/kernel/points/points.c.o $B/obj/k/kernel/points/races.c.o

# Instrumented kernels, each in a folder of its own.
#   kasan  address sanitizer (kernel/sanitize) and traps on undefined behaviour
#   gcov   counts which lines run (kernel/coverage)
KASAN := $B/variant/kasan
GCOV := $B/variant/gcov
KASAN_WRAPS := kernel_main vm_init vm_kernel_map kstack_alloc kmalloc kzalloc kzalloc_for kfree kstrdup heap_bytes \
	frame_alloc frame_alloc_table frame_alloc_run frame_unref frames_free frames_charged frames_heap memory_charged heap_settle memcpy memmove memset copy_in copy_out copy_in_str selftest_run
KASAN_ADDRESS := -fsanitize=kernel-address --param asan-instrumentation-with-call-threshold=0 --param asan-stack=1 \
	--param asan-globals=1 -fasan-shadow-offset=0xdffffc0000000000 -fsanitize-address-use-after-scope
# Left out: object-size takes an address of the kernel half for a negative offset; bool reads a volatile once for
# all rounds of a loop; both are what gcc 12 does.
KASAN_FLAGS = -fsanitize=undefined -fno-sanitize=object-size,bool,enum -fsanitize-undefined-trap-on-error $(KASAN_ADDRESS)
KASAN_SRC := $(wildcard kernel/sanitize/*.c)
# gcc's library of its own, and what collects its counts.
GCOV_FLAGS := --coverage -fprofile-info-section -fprofile-update=atomic
GCOV_SRC := $(wildcard kernel/coverage/*.c)

$(eval $(call kernel_rules,$(KASAN),))
$(eval $(call kernel_rules,$(GCOV),))
$(KASAN)/obj/%: KERNEL_CFLAGS += $(KASAN_FLAGS)
$(GCOV)/obj/%: KERNEL_CFLAGS += $(GCOV_FLAGS)
# Not checked: what checks, and what is called with ranges that were checked already.
$(patsubst %,$(KASAN)/obj/k/%.o,$(filter-out %/plant.c,$(KASAN_SRC))): KASAN_FLAGS :=
$(GCOV_SRC:%=$(GCOV)/obj/k/%.o): GCOV_FLAGS :=
$(addprefix $(KASAN)/obj/k/,kernel/mm/heap.c.o lib/base/memory.c.o): KASAN_ADDRESS :=
# These two write into what is not handed out yet.
$(addprefix $(KASAN)/obj/k/kernel/mm/,heap.c.o frame.c.o): KERNEL_CFLAGS += -Dmemset=__real_memset
$(KASAN)/obj/k/kernel/mm/heap.c.o: KERNEL_CFLAGS += -Dmemory_uncharge=kasan_uncharge

# $(call instrumented,FOLDER,SOURCES,LINKER FLAGS,LIBRARIES)
define instrumented
$1/kernel.elf: $$(foreach s,$$(KERNEL_SRC) $2,$1/obj/k/$$s.o)
$1/kernel-test.elf: $$(foreach s,$$(KERNEL_SRC) $2 $$(KERNEL_TEST_SRC),$1/obj/k/$$s.o)
$1/kernel.elf $1/kernel-test.elf: $$(LINK_KERNEL) kernel/kernel.ld $$B/bin/mklines $$B/bin/mksyms
	@echo "  LINK    $$@"
	$$QLDFLAGS='$3' sh $$(LINK_KERNEL) $$@ $$(filter %.o,$$^) $4
endef
$(eval $(call instrumented,$(KASAN),$(KASAN_SRC),$(KASAN_WRAPS:%=--wrap=%),))
$(eval $(call instrumented,$(GCOV),$(GCOV_SRC),--wrap=power_off,$(shell $(CC) -print-file-name=libgcov.a)))
