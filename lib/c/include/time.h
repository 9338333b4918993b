/* SPDX-License-Identifier: MIT */
/* Clocks, sleeping, calendar. There is one time zone: UTC. */
#pragma once

#include <abi/signal.h>
#include <abi/time.h>

#define CLOCKS_PER_SEC 1000000

struct tm {
	int tm_sec, tm_min, tm_hour;
	int tm_mday;                    /* 1 .. 31 */
	int tm_mon;                     /* 0 .. 11 */
	int tm_year;                    /* since 1900 */
	int tm_wday;                    /* 0 is Sunday */
	int tm_yday;                    /* 0 .. 365 */
	int tm_isdst;                   /* always 0 */
	long tm_gmtoff;
	const char *tm_zone;
};

int clock_gettime(clockid_t clock, struct timespec *now);
/* C11's name for it: base is TIME_UTC, CLOCK_REALTIME; gives base, or 0. */
#define TIME_UTC 1
int timespec_get(struct timespec *now, int base);
int clock_settime(clockid_t clock, const struct timespec *now);
int clock_getres(clockid_t clock, struct timespec *resolution);
/* The clock of that process's CPU time, which whoever knows it may read; 0: the caller's. Returns the error. */
int clock_getcpuclockid(pid_t pid, clockid_t *clock);
/* Sleeps that long; -1 and EINTR if a handler ran, with the rest in *rest (if not NULL). */
int nanosleep(const struct timespec *duration, struct timespec *rest);
/* The same on a given clock, with TIMER_ABSTIME until a moment. Returns the error. */
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *time,
		    struct timespec *rest);
/* Timers that signal the process, or (SIGEV_THREAD_ID) one thread of it; event NULL:
 * SIGALRM. SIGEV_THREAD: EINVAL. it_value 0 stops one; flags: TIMER_ABSTIME. */
typedef int timer_t;
int timer_create(clockid_t clock, struct sigevent *event, timer_t *timer);
int timer_settime(timer_t timer, int flags, const struct itimerspec *value, struct itimerspec *old);
int timer_gettime(timer_t timer, struct itimerspec *value);
/* Periods that went by unheard before the last signal was taken. */
int timer_getoverrun(timer_t timer);
int timer_delete(timer_t timer);
/* Seconds since 1970, also to *now if it is not NULL. */
time_t time(time_t *now);
/* CPU time of the process in microseconds. */
clock_t clock(void);
double difftime(time_t end, time_t start);

struct tm *gmtime_r(const time_t *time, struct tm *result);
struct tm *localtime_r(const time_t *time, struct tm *result);
/* The same into a static struct. */
struct tm *gmtime(const time_t *time);
struct tm *localtime(const time_t *time);
/* The reverse; fields may be out of range and are put in order. */
time_t timegm(struct tm *tm);
time_t mktime(struct tm *tm);
/* Bytes written without the NUL; 0 when it does not fit. All of C99's letters
 * but E and O; names are English. */
size_t strftime(char *buffer, size_t size, const char *format, const struct tm *tm);
/* "Thu Jan  1 00:00:00 1970\n" */
char *asctime_r(const struct tm *tm, char buffer[26]);
char *ctime_r(const time_t *time, char buffer[26]);
char *asctime(const struct tm *tm);
char *ctime(const time_t *time);
void tzset(void);
