/* SPDX-License-Identifier: MIT */
/* From reset to the first program, on one screen.  boot.S calls kernel_main on
 * the boot CPU in 64-bit mode, interrupts off, first GiB mapped. */
#include "kernel/arch/apic.h"
#include "kernel/arch/io.h"
#include "kernel/arch/machine.h"
#include "kernel/arch/smp.h"
#include "kernel/arch/trap.h"
#include "kernel/arch/watchdog.h"
#include "kernel/base/panic.h"
#include "kernel/base/printk.h"
#include "kernel/base/trace.h"
#include "kernel/fs/devices.h"
#include "kernel/fs/fs.h"
#include "kernel/ipc/ipc.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/vm.h"
#include "kernel/net/socket.h"
#include "kernel/proc/init.h"
#include "kernel/proc/stuck.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/fpu.h"
#include "kernel/sched/reaper.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/turn.h"
#include "kernel/sync/futex.h"
#include "kernel/sync/lockname.h"
#include "kernel/sys/boot.h"
#include "kernel/sys/power.h"
#include "kernel/sys/selftest.h"
#include "kernel/sys/socket.h"
#include "kernel/sys/syscall.h"
#include "kernel/sys/worldrun.h"

void kernel_main(uint64_t start_info); /* from boot.S */
extern char boot_stack_top[];

static void
shootdown(uint32_t cpus, struct mm *mm)
{
	smp_shootdown(cpus);
}

static void *
idle_stack(unsigned int id)
{
	void *top = kstack_alloc();

	if (top == NULL)
		panic("no memory for the stack of CPU %u", id);
	return top;
}

/* Another CPU, on its idle stack. */
static void
other_cpu(void)
{
	sched_init_cpu(thread_adopt_boot(boot_world, "idle", NULL));
	preempt_enable_quiet();
	sched_idle();
}

/* The first thread with all of the kernel working: makes pid 1 and ends. */
static void
start_world(void *arg)
{
	bool testing = selftest_requested(); /* before time counts: it reads the command line */
	uint64_t stretch = boot_option_number("stretch", 0);

	deterministic_begin(boot_world);
	if (stretch != 0)
		stretch_start(stretch);
	if (testing)
		selftest_run();
	power_start_timeout();
	host_control("ready");
	boot_first_program();
}

void
kernel_main(uint64_t start_info)
{
	struct thread *starter;

	cpu_set_block(0);
	preempt_disable(); /* until there is something to switch to */
	trap_init_cpu();
	host_log_init();
	boot_info_read(start_info);
	boot_add_memory();
	vm_init(boot_ram_end());
	kmalloc_init();
	apic_set_registers(vm_map_device(APIC_PHYS, PAGE_SIZE), vm_map_device(IOAPIC_PHYS, PAGE_SIZE));
	apic_init_cpu();
	clock_init();
	power_init();
	smp_init();
	tlb_shootdown_hook = shootdown;
	sched_init();
	fpu_init();
	syscall_init();
	futex_init();
	lock_names_init();

	mm_world_init(); /* each registers its slot of struct world, ground first */
	world_clock_init();
	turn_init(); /* before the clock, which a domain has of its own */
	thread_init();
	ipc_init();
	fs_init();
	net_init();
	sys_socket_init();
	sys_identity_init();
	world_run_init();
	device_init();
	proc_init();

	boot_find_initrd();
	if (world_create(boot_option_number("seed", 0), &boot_world) != 0)
		panic("too little memory for the first world");
	sched_init_cpu(thread_adopt_boot(boot_world, "idle", boot_stack_top));
	console_init();
	reaper_init();
	stuck_init();
	host_control("hello 1");
	smp_start(other_cpu, idle_stack);
	if (thread_create(boot_world, "start", start_world, NULL, &starter) != 0)
		panic("too little memory for the first thread");
	if (deterministic)
		watchdog_start();
	thread_start(starter);
	thread_put(starter);
	preempt_enable_quiet();
	sched_idle();
}
