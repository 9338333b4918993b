/* SPDX-License-Identifier: MIT */
/* Clocks and sleeping. */
#include <errno.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "lib/c/syscall.h"

int
clock_gettime(clockid_t clock, struct timespec *now)
{
	return (int)__result(sys(SYS_clock_gettime, clock, now));
}

int
timespec_get(struct timespec *now, int base)
{
	return base == TIME_UTC && clock_gettime(CLOCK_REALTIME, now) == 0 ? base : 0;
}

int
clock_settime(clockid_t clock, const struct timespec *now)
{
	return (int)__result(sys(SYS_clock_settime, clock, now));
}

int
clock_getres(clockid_t clock, struct timespec *resolution)
{
	return (int)__result(sys(SYS_clock_getres, clock, resolution));
}

int
clock_getcpuclockid(pid_t pid, clockid_t *clock)
{
	clockid_t wanted = CPU_CLOCK(pid, CPU_CLOCK_OF_PROCESS);

	if (sys(SYS_clock_getres, wanted, NULL) < 0)
		return ESRCH;
	*clock = wanted;
	return 0;
}

int
nanosleep(const struct timespec *duration, struct timespec *rest)
{
	return (int)__result(sys(SYS_nanosleep, duration, rest));
}

int
clock_nanosleep(clockid_t clock, int flags, const struct timespec *time, struct timespec *rest)
{
	return (int)-sys(SYS_clock_nanosleep, clock, flags, time, rest);
}

unsigned
sleep(unsigned seconds)
{
	struct timespec duration = { seconds, 0 }, rest;

	return nanosleep(&duration, &rest) == 0 ? 0 : (unsigned)rest.tv_sec + (rest.tv_nsec > 0);
}

int
usleep(useconds_t microseconds)
{
	struct timespec duration = { microseconds / 1000000,
				     microseconds % 1000000 * NSEC_PER_USEC };

	return nanosleep(&duration, NULL);
}

time_t
time(time_t *result)
{
	struct timespec now = { 0 };

	clock_gettime(CLOCK_REALTIME, &now);
	if (result)
		*result = now.tv_sec;
	return now.tv_sec;
}

clock_t
clock(void)
{
	struct timespec used;

	if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) < 0)
		return -1;
	return used.tv_sec * CLOCKS_PER_SEC + used.tv_nsec / NSEC_PER_USEC;
}

double
difftime(time_t end, time_t start)
{
	return (double)(end - start);
}

int
gettimeofday(struct timeval *result, void *zone)
{
	struct timespec now;

	(void)zone;
	if (clock_gettime(CLOCK_REALTIME, &now) < 0)
		return -1;
	*result = (struct timeval){ now.tv_sec, now.tv_nsec / NSEC_PER_USEC };
	return 0;
}

int
setitimer(int which, const struct itimerval *value, struct itimerval *old)
{
	return (int)__result(sys(SYS_setitimer, which, value, old));
}

int
getitimer(int which, struct itimerval *value)
{
	return (int)__result(sys(SYS_getitimer, which, value));
}

unsigned
alarm(unsigned seconds)
{
	struct itimerval value = { { 0, 0 }, { seconds, 0 } }, old = { { 0, 0 }, { 0, 0 } };

	setitimer(ITIMER_REAL, &value, &old);
	return (unsigned)old.it_value.tv_sec + (old.it_value.tv_usec > 0);
}

int
timer_create(clockid_t clock, struct sigevent *event, timer_t *timer)
{
	return (int)__result(sys(SYS_timer_create, clock, event, timer));
}

int
timer_settime(timer_t timer, int flags, const struct itimerspec *value, struct itimerspec *old)
{
	return (int)__result(sys(SYS_timer_settime, timer, flags, value, old));
}

int
timer_gettime(timer_t timer, struct itimerspec *value)
{
	return (int)__result(sys(SYS_timer_gettime, timer, value));
}

int
timer_getoverrun(timer_t timer)
{
	return (int)__result(sys(SYS_timer_getoverrun, timer));
}

int
timer_delete(timer_t timer)
{
	return (int)__result(sys(SYS_timer_delete, timer));
}
