/* SPDX-License-Identifier: MIT */
/* Scheduling. Constants (also clone's flags): <abi/sched.h>. */
#pragma once

#include <abi/sched.h>
#include <abi/time.h>

/* Lets another thread run; always 0. Not a way to wait. */
int sched_yield(void);
int sched_get_priority_max(int policy);
int sched_get_priority_min(int policy);
int sched_getscheduler(pid_t pid);
int sched_setscheduler(pid_t pid, int policy, const struct sched_param *parameters);
int sched_setparam(pid_t pid, const struct sched_param *parameters);
int sched_getparam(pid_t pid, struct sched_param *parameters);
int sched_rr_get_interval(pid_t pid, struct timespec *interval);
int sched_getcpu(void);

/* Which CPUs a thread may use. */
typedef struct {
	unsigned long bits[16];
} cpu_set_t;

#define CPU_SETSIZE 1024
#define CPU_ZERO(set) (*(set) = (cpu_set_t){ { 0 } })
#define CPU_SET(cpu, set) ((set)->bits[(cpu) / 64] |= 1ul << (cpu) % 64)
#define CPU_CLR(cpu, set) ((set)->bits[(cpu) / 64] &= ~(1ul << (cpu) % 64))
#define CPU_ISSET(cpu, set) ((set)->bits[(cpu) / 64] >> (cpu) % 64 & 1)
int sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *cpus);
int sched_getaffinity(pid_t pid, size_t size, cpu_set_t *cpus);
