/* SPDX-License-Identifier: MIT */
/* CPU time, limits, random bytes. */
#include "kernel/abi/errno.h"
#include "kernel/abi/prctl.h"
#include "kernel/abi/resource.h"
#include "kernel/arch/machine.h"
#include "kernel/fs/procfs.h"
#include "kernel/proc/limits.h"
#include "kernel/sched/clock.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"
#include "lib/base/string.h"

SYSCALL(prlimit64, int pid, int resource, uptr in, uptr out)
{
	scoped(process_put) struct process *p = NULL;
	struct rlimit old, new;
	int r = 0;

	if (resource < 0 || resource >= RLIM_NLIMITS)
		return -EINVAL;
	if (in.addr && copy_in(&new, in, sizeof(new)) < 0)
		return -EFAULT;
	p = pid == 0 ? process_get(current->process) : process_of(current->world, (uint32_t)pid);
	if (!p || !limits_may(p))
		return p ? -EPERM : -ESRCH;
	old = limits_get(p, resource);
	if (in.addr)
		r = limits_set(p, resource, &new);
	return r == 0 && out.addr ? copy_out(out, &old, sizeof(old)) : r;
}

SYSCALL(getrlimit, int resource, uptr out) { return sys_prlimit64(0, resource, UPTR(0), out); }
SYSCALL(setrlimit, int resource, uptr in) { return sys_prlimit64(0, resource, in, UPTR(0)); }

PARTLY(getrusage, "all but user time and voluntary switches: 0")
SYSCALL(getrusage, int who, uptr out)
{
	struct usage usage;

	if (who == RUSAGE_SELF)
		usage = process_usage(current->process);
	else if (who == RUSAGE_CHILDREN)
		usage = current->process->reaped;
	else if (who == RUSAGE_THREAD)
		usage = thread_usage(current);
	else
		return -EINVAL;
	return return_usage(out, &usage);
}

PARTLY(times, "system time: all is user time")
SYSCALL(times, uptr out)
{
	struct usage own = process_usage(current->process);
	int64_t tms[4] = { (int64_t)(own.run_ns / TICK_NS), 0,
			   (int64_t)(current->process->reaped.run_ns / TICK_NS), 0 };

	if (out.addr && copy_out(out, tms, sizeof(tms)) < 0)
		return -EFAULT;
	return world_monotonic(current->world) / (int64_t)TICK_NS;
}

struct sysinfo {
	int64_t uptime;
	uint64_t loads[3], totalram, freeram, sharedram, bufferram, totalswap, freeswap;
	uint16_t procs, padding;
	uint64_t totalhigh, freehigh;
	uint32_t mem_unit;
};
_Static_assert(sizeof(struct sysinfo) == 112, "struct sysinfo");

static bool
count_one(struct process *p, void *arg)
{
	++*(uint16_t *)arg;
	return true;
}

PARTLY(sysinfo, "load averages, shared memory, swap")
SYSCALL(sysinfo, uptr out)
{
	struct sysinfo info;

	memset(&info, 0, sizeof(info));
	info.uptime = world_monotonic(current->world) / NSEC_PER_SEC;
	info.totalram = procfs_frames(current->world, &info.freeram) * PAGE_SIZE;
	info.freeram *= PAGE_SIZE;
	info.mem_unit = 1;
	process_each(current->world, count_one, &info.procs);
	return copy_out(out, &info, sizeof(info));
}

SYSCALL(getrandom, uptr to, size_t n, unsigned int flags)
{
	if (flags & ~(unsigned int)(GRND_NONBLOCK | GRND_RANDOM))
		return -EINVAL;
	if (n > INT32_MAX)
		n = INT32_MAX;
	for (size_t done = 0; done < n; done += sizeof(uint64_t)) {
		uint64_t bits = world_random(current->world);
		size_t left = n - done;

		if (copy_out(uptr_add(to, (int64_t)done), &bits,
			     left < sizeof(bits) ? left : sizeof(bits)) < 0)
			return done ? (long)done : -EFAULT;
	}
	return (long)n;
}
