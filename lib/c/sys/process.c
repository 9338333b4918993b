/* SPDX-License-Identifier: MIT */
/* Processes: who they are, groups, waiting, limits. */
#include <errno.h>
#include <sched.h>
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/c/syscall.h"

#define ID_CALL(type, name) \
	type name(void) \
	{ \
		return (type)sys(SYS_##name); \
	}

ID_CALL(pid_t, getpid)
ID_CALL(pid_t, getppid)
ID_CALL(pid_t, gettid)
ID_CALL(uid_t, getuid)
ID_CALL(uid_t, geteuid)
ID_CALL(gid_t, getgid)
ID_CALL(gid_t, getegid)

int
setpgid(pid_t pid, pid_t pgid)
{
	return (int)__result(sys(SYS_setpgid, pid, pgid));
}

pid_t
getpgid(pid_t pid)
{
	return (pid_t)__result(sys(SYS_getpgid, pid));
}

pid_t
getpgrp(void)
{
	return getpgid(0);
}

pid_t
setsid(void)
{
	return (pid_t)__result(sys(SYS_setsid));
}

pid_t
getsid(pid_t pid)
{
	return (pid_t)__result(sys(SYS_getsid, pid));
}

pid_t
wait4(pid_t pid, int *status, int options, struct rusage *usage)
{
	return (pid_t)__result(sys(SYS_wait4, pid, status, options, usage));
}

pid_t
waitpid(pid_t pid, int *status, int options)
{
	return wait4(pid, status, options, NULL);
}

pid_t
wait(int *status)
{
	return wait4(-1, status, 0, NULL);
}

int
waitid(idtype_t type, id_t id, siginfo_t *info, int options)
{
	return (int)__result(sys(SYS_waitid, type, id, info, options, NULL));
}

int
prlimit(pid_t pid, int resource, const struct rlimit *limit, struct rlimit *old)
{
	return (int)__result(sys(SYS_prlimit64, pid, resource, limit, old));
}

int
getrlimit(int resource, struct rlimit *limit)
{
	return prlimit(0, resource, NULL, limit);
}

int
setrlimit(int resource, const struct rlimit *limit)
{
	return prlimit(0, resource, limit, NULL);
}

clock_t
times(struct tms *buffer)
{
	return __result(sys(SYS_times, buffer));
}

int
getrusage(int who, struct rusage *usage)
{
	return (int)__result(sys(SYS_getrusage, who, usage));
}

/* The kernel answers 20 - priority, so that no answer is negative. */
int
getpriority(int which, unsigned who)
{
	long answer = __result(sys(SYS_getpriority, which, who));

	return answer < 0 ? -1 : (int)(20 - answer);
}

int
setpriority(int which, unsigned who, int priority)
{
	return (int)__result(sys(SYS_setpriority, which, who, priority));
}

int
nice(int increment)
{
	int priority = getpriority(PRIO_PROCESS, 0) + increment;

	return setpriority(PRIO_PROCESS, 0, priority) < 0 ? -1 : priority;
}

int
prctl(int operation, ...)
{
	va_list rest;
	unsigned long a[4];

	va_start(rest, operation);
	for (int i = 0; i < 4; i++)
		a[i] = va_arg(rest, unsigned long);
	va_end(rest);
	return (int)__result(sys(SYS_prctl, operation, a[0], a[1], a[2], a[3]));
}

int
uname(struct utsname *name)
{
	return (int)__result(sys(SYS_uname, name));
}

int
sched_yield(void)
{
	return (int)__result(sys(SYS_sched_yield));
}

int
sched_get_priority_max(int policy)
{
	return (int)__result(sys(SYS_sched_get_priority_max, policy));
}

int
sched_get_priority_min(int policy)
{
	return (int)__result(sys(SYS_sched_get_priority_min, policy));
}

int
sched_getscheduler(pid_t pid)
{
	return (int)__result(sys(SYS_sched_getscheduler, pid));
}

int
sched_setscheduler(pid_t pid, int policy, const struct sched_param *parameters)
{
	return (int)__result(sys(SYS_sched_setscheduler, pid, policy, parameters));
}

int
sched_setparam(pid_t pid, const struct sched_param *parameters)
{
	return (int)__result(sys(SYS_sched_setparam, pid, parameters));
}

int
sched_getparam(pid_t pid, struct sched_param *parameters)
{
	return (int)__result(sys(SYS_sched_getparam, pid, parameters));
}

int
sched_rr_get_interval(pid_t pid, struct timespec *interval)
{
	return (int)__result(sys(SYS_sched_rr_get_interval, pid, interval));
}

int
sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *cpus)
{
	return (int)__result(sys(SYS_sched_setaffinity, pid, size, cpus));
}

int
sched_getaffinity(pid_t pid, size_t size, cpu_set_t *cpus)
{
	long answer = sys(SYS_sched_getaffinity, pid, size, cpus);

	return answer < 0 ? (int)__result(answer) : 0;
}

int
sched_getcpu(void)
{
	unsigned cpu = 0;
	long answer = sys(SYS_getcpu, &cpu, NULL, NULL);

	return answer < 0 ? (int)__result(answer) : (int)cpu;
}
