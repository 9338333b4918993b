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
int sched_getcpu(void);
