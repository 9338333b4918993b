/* SPDX-License-Identifier: MIT */
/* Times and clocks. */
#pragma once

#include "types.h"

struct timespec {
	time_t tv_sec;
	long tv_nsec;                   /* 0 .. 999,999,999 */
};

struct timeval {
	time_t tv_sec;
	suseconds_t tv_usec;            /* 0 .. 999,999 */
};

struct timezone {
	int tz_minuteswest;
	int tz_dsttime;
};

struct itimerspec {
	struct timespec it_interval;
	struct timespec it_value;
};

struct itimerval {
	struct timeval it_interval;
	struct timeval it_value;
};

#define CLOCK_REALTIME                  0
#define CLOCK_MONOTONIC                 1
#define CLOCK_PROCESS_CPUTIME_ID        2
#define CLOCK_THREAD_CPUTIME_ID         3
#define CLOCK_MONOTONIC_RAW             4
#define CLOCK_REALTIME_COARSE           5
#define CLOCK_MONOTONIC_COARSE          6
#define CLOCK_BOOTTIME                  7
#define CLOCK_TAI                       11      /* here without leap seconds */
/* The CPU time of a process or thread by its number; 0: the caller. */
#define CPU_CLOCK(number, of)           (~(number) * 8 | (of))
#define CPU_CLOCK_OF_PROCESS            2
#define CPU_CLOCK_OF_THREAD             6
#define TIMER_ABSTIME                   1

#define ITIMER_REAL     0
#define ITIMER_VIRTUAL  1
#define ITIMER_PROF     2

#define NSEC_PER_SEC    1000000000L
#define NSEC_PER_MSEC   1000000L
#define NSEC_PER_USEC   1000L
#define USEC_PER_SEC    1000000L

_Static_assert(sizeof(struct timespec) == 16, "struct timespec");
_Static_assert(sizeof(struct timeval) == 16, "struct timeval");
