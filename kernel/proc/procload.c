/* SPDX-License-Identifier: MIT */
/* /proc/stat and /proc/loadavg: what the CPUs did.
 *
 * Nobody samples the load every five seconds, for that would end tickless idling:
 * who reads it asks how busy the CPUs were since the reading before, and lets the
 * averages move there as if that had been the load at each sample in between. */
#include "kernel/arch/machine.h"
#include "kernel/fs/fs.h"
#include "kernel/proc/process.h"
#include "kernel/proc/procfs.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/turn.h"
#include "lib/base/format.h"
#include "lib/base/string.h"

#define SAMPLE_NS 5000000000ull
#define ONE 2048u           /* fixed point, as in Linux's loadavg.h */

static struct spinlock load_lock = SPINLOCK_INIT(RANK_CONSOLE, "load averages");
static uint64_t load_at, load_busy; /* [load_lock] ns of the last reading, CPU time by then */
static uint64_t averages[3];        /* [load_lock] of ONE */

/* Of all CPUs, since boot. */
static uint64_t
idle_ns(void)
{
	uint64_t ns = 0;

	for (unsigned int cpu = 0; cpu < cpu_count; cpu++)
		ns += sched_idle_ns(cpu);
	return ns;
}

static uint64_t
busy_ns(uint64_t all, uint64_t idle)
{
	return idle < all ? all - idle : 0;
}

/* ONE * e^(-5/60), e^(-5/300), e^(-5/900), to the power of n. */
static uint64_t
decay(unsigned int which, uint64_t n)
{
	static const uint64_t step[3] = { 1884, 2014, 2037 };
	uint64_t factor = step[which], result = ONE;

	for (; n > 0; n /= 2, factor = factor * factor / ONE)
		if (n & 1)
			result = result * factor / ONE;
	return result;
}

static void
read_load(uint64_t out[3])
{
	uint64_t now = (uint64_t)clock_now(), busy = busy_ns(now * cpu_count, idle_ns()), samples;

	spin_lock(&load_lock);
	samples = (now - load_at) / SAMPLE_NS;
	if (samples > 0) {
		uint64_t load = (busy - load_busy) * ONE / (now - load_at);

		for (unsigned int i = 0; i < 3; i++) {
			uint64_t kept = decay(i, samples);

			averages[i] = (averages[i] * kept + load * (ONE - kept)) / ONE;
		}
		load_at = now;
		load_busy = busy;
	}
	for (unsigned int i = 0; i < 3; i++)
		out[i] = averages[i] + ONE / 200;
	spin_unlock(&load_lock);
}

struct count {
	unsigned int threads, last;
};

static bool
count_process(struct process *p, void *arg)
{
	struct count *c = arg;

	c->threads += p->signals.thread_count;
	if (p->pid > c->last)
		c->last = p->pid;
	return true;
}

/* In a domain one thread runs, on one processor that is never idle. */
static unsigned int
running(struct world *w)
{
	return turn_of(w) ? 1 : sched_runnable();
}

static void
show_loadavg(struct seq *out, struct world *w)
{
	struct count c = { 0, 0 };
	uint64_t load[3];

	if (turn_of(w))
		memset(load, 0, sizeof(load));
	else
		read_load(load);
	process_each(w, count_process, &c);
	for (int i = 0; i < 3; i++)
		seq_printf(out, "%llu.%02llu ", (unsigned long long)(load[i] / ONE),
			   (unsigned long long)(load[i] % ONE * 100 / ONE));
	seq_printf(out, "%u/%u %u\n", running(w), c.threads, c.last);
}

static void
show_cpu(struct seq *out, const char *name, uint64_t ns, uint64_t idle)
{
	seq_printf(out, "%s %llu 0 0 %llu 0 0 0 0 0 0\n", name, (unsigned long long)(busy_ns(ns, idle) / TICK_NS),
		   (unsigned long long)(idle / TICK_NS));
}

/* user nice system idle iowait irq softirq steal guest guest_nice; what the kernel
 * computes for a thread counts as its own. */
static void
show_stat(struct seq *out, struct world *w)
{
	uint64_t now = (uint64_t)world_now(w);
	bool domain = turn_of(w) != NULL;
	unsigned int cpus = domain ? 1 : cpu_count;
	char name[8];

	show_cpu(out, "cpu ", now * cpus, domain ? 0 : idle_ns());
	for (unsigned int cpu = 0; cpu < cpus; cpu++) {
		snprintf(name, sizeof(name), "cpu%u", cpu);
		show_cpu(out, name, now, domain ? 0 : sched_idle_ns(cpu));
	}
	/* Rounded, for the two clocks are read one after the other. */
	seq_printf(out, "btime %lld\nprocs_running %u\nprocs_blocked 0\n",
		   (long long)((world_realtime(w) - world_monotonic(w) + NSEC_PER_SEC / 2) / NSEC_PER_SEC), running(w));
}

void
procload_init(void)
{
	procfs_register("stat", show_stat);
	procfs_register("loadavg", show_loadavg);
}
