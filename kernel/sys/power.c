/* SPDX-License-Identifier: MIT */
/* Each way to end says so on the control port and then powers off with a code
 * of its own: the host believes a result only if both agree. */
#include "kernel/sys/power.h"

#include "kernel/abi/wait.h"
#include "kernel/arch/machine.h"
#include "kernel/arch/watchdog.h"
#include "kernel/base/panic.h"
#include "kernel/base/printk.h"
#include "kernel/base/symbols.h"
#include "kernel/base/trace.h"
#include "kernel/dev/input.h"
#include "kernel/fs/devices.h"
#include "kernel/proc/deadlocks.h"
#include "kernel/proc/hooks.h"
#include "kernel/proc/process.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/timer.h"

#define PANIC_EVENTS 32

static struct timer limit;
static int64_t limit_ns; /* read early: a longer command line takes longer to read */

void
machine_exit(int status)
{
	stretch_report();
	host_control("exit %d", status);
	power_off(POWER_EXIT);
}

static void
boot_world_ended(int status)
{
	machine_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

static void
panic_backtrace(void)
{
	backtrace_from((uint64_t)__builtin_return_address(0),
		       *(uint64_t *)__builtin_frame_address(0));
}

static void
panic_trace(void)
{
	static const char *const names[] = { "?", "switch", "block", "wake", "enter", "exit",
		"process-start", "process-end", "thread-start", "thread-end", "fault", "mark",
		"world-start", "world-end", "signal", "name" };

	printk("last events, newest first:\n");
	for (unsigned int i = 0; i < PANIC_EVENTS; i++) {
		const struct trace_record *r = trace_last(i);

		if (r == NULL)
			break;
		printk("  %llu.%09llu cpu%u tid %u %s %#llx %#llx\n",
		       (unsigned long long)(r->time_ns / 1000000000),
		       (unsigned long long)(r->time_ns % 1000000000), r->cpu, r->tid,
		       r->type < sizeof names / sizeof *names ? names[r->type] : "?",
		       (unsigned long long)r->a, (unsigned long long)r->b);
	}
}

static void
panic_exit(void)
{
	host_control("panic %s", panic_reason());
	power_off(POWER_PANIC);
}

static void
timed_out(struct timer *t)
{
	host_control("timeout");
	power_off(POWER_TIMEOUT);
}

void
power_start_timeout(void)
{
	if (limit_ns == 0)
		return;
	timer_init(&limit, timed_out);
	limit.background = true; /* a hung machine is told apart from a slow one */
	timer_start(&limit, clock_now() + limit_ns);
}

static bool
kill_init(struct process *p, void *arg)
{
	if (p->pid == 1)
		signal_end_group(&p->signals, SIGKILL);
	return true;
}

/* The last world begun, or NULL if that is the boot world. */
static struct world *
newest_world(void)
{
	struct world *w, *newest = NULL;

	list_for_each(w, &worlds, link)
		if (w != boot_world)
			newest = w;
	return newest;
}

/* Nothing can happen by itself.  A world other than the boot world is ended,
 * so that whoever runs programs in fresh worlds goes on with the next.  If
 * that helps nothing, the kernel itself has lost something of it. */
static void
stuck(void)
{
	static uint32_t ended;
	struct world *w = newest_world();

	deadlocks_all_wait(w != NULL ? w : boot_world);
	host_control("stuck %u", w != NULL ? w->id : boot_world->id);
	if (w == NULL || w->id == ended)
		power_off(POWER_STUCK);
	ended = w->id;
	process_each(w, kill_init, NULL);
}

/* A world has computed as much as it may: it is ended too.  If it still goes
 * on when that much is used up again, the kernel itself loops. */
static void
used_up(void)
{
	static uint32_t ended;
	struct world *w = newest_world();

	if (w == NULL || w->id == ended)
		timed_out(NULL);
	host_control("used-up %u", w->id);
	ended = w->id;
	process_each(w, kill_init, NULL);
}

/* A world has printed more than it may. */
static void
printed_much(struct world *w)
{
	host_control("printed-much %u", w->id);
	process_each(w, kill_init, NULL);
}

void
power_init(void)
{
	limit_ns = (int64_t)boot_option_number("timeout", 0);
	seeded_limit_ns = (int64_t)boot_option_number("compute", 0);
	watchdog_most_ns = (int64_t)boot_option_number("lasts", 0);
	printk_most = boot_option_number("log", 0);
	device_printed_most = boot_option_number("printed", 0);
	device_printed_hook = printed_much;
	seeded_limit_hook = used_up;
	panic_register(PANIC_BACKTRACE, panic_backtrace);
	panic_register(PANIC_TRACE, panic_trace);
	panic_register(PANIC_EXIT, panic_exit);
	sched_stuck_hook = stuck;
	sched_input_hook = input_possible;
	proc_boot_world_ended = boot_world_ended;
}
