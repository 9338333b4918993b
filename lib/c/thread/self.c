/* SPDX-License-Identifier: MIT */
/* Who a thread is: handle, number, name, how it is scheduled. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

pthread_t
pthread_self(void)
{
	return __self();
}

int
pthread_equal(pthread_t a, pthread_t b)
{
	return a == b;
}

pid_t
pthread_gettid_np(pthread_t thread)
{
	return (pid_t)__atomic_load_n(&thread->tid, __ATOMIC_RELAXED);
}

int
pthread_getcpuclockid(pthread_t thread, clockid_t *clock)
{
	pid_t tid = pthread_gettid_np(thread);

	*clock = CPU_CLOCK(tid, CPU_CLOCK_OF_THREAD);
	return tid ? 0 : ESRCH;
}

int
pthread_kill(pthread_t thread, int signal)
{
	pid_t tid = pthread_gettid_np(thread);

	return tid ? (int)-sys(SYS_tgkill, getpid(), tid, signal) : ESRCH;
}

int
pthread_sigqueue(pthread_t thread, int signal, union sigval value)
{
	siginfo_t info = { .si_signo = signal, .si_code = SI_QUEUE };
	pid_t tid = pthread_gettid_np(thread);

	info.si_pid = getpid();
	info.si_uid = getuid();
	info.si_value = value;
	return tid ? (int)-sys(SYS_rt_tgsigqueueinfo, getpid(), tid, signal, &info) : ESRCH;
}

int
pthread_setschedparam(pthread_t thread, int policy, const struct sched_param *parameters)
{
	return (int)-sys(SYS_sched_setscheduler, pthread_gettid_np(thread), policy, parameters);
}

int
pthread_getschedparam(pthread_t thread, int *policy, struct sched_param *parameters)
{
	long answer = sys(SYS_sched_getscheduler, pthread_gettid_np(thread));

	if (answer < 0)
		return (int)-answer;
	*policy = (int)answer;
	return (int)-sys(SYS_sched_getparam, pthread_gettid_np(thread), parameters);
}

int
pthread_setschedprio(pthread_t thread, int priority)
{
	struct sched_param parameters = { priority };

	return (int)-sys(SYS_sched_setparam, pthread_gettid_np(thread), &parameters);
}

/* Another thread's name is a file of /proc. */
static int
open_comm(pthread_t thread, int flags)
{
	char path[48];

	snprintf(path, sizeof(path), "/proc/self/task/%d/comm", pthread_gettid_np(thread));
	return (int)sys(SYS_open, path, flags | O_CLOEXEC, 0);
}

int
pthread_setname_np(pthread_t thread, const char *name)
{
	size_t length = strlen(name);
	long fd, answer;

	if (length >= COMM_LEN)
		return ERANGE;
	if (thread == __self())
		return (int)-sys(SYS_prctl, PR_SET_NAME, name, 0, 0, 0);
	fd = open_comm(thread, O_WRONLY);
	if (fd < 0)
		return (int)-fd;
	answer = sys(SYS_write, fd, name, length);
	sys(SYS_close, fd);
	return answer < 0 ? (int)-answer : 0;
}

int
pthread_getname_np(pthread_t thread, char *name, size_t size)
{
	char comm[COMM_LEN + 1] = "";
	long fd, answer;

	if (size < COMM_LEN)
		return ERANGE;
	if (thread == __self()) {
		answer = sys(SYS_prctl, PR_GET_NAME, comm, 0, 0, 0);
	} else {
		fd = open_comm(thread, O_RDONLY);
		if (fd < 0)
			return (int)-fd;
		answer = sys(SYS_read, fd, comm, COMM_LEN);
		sys(SYS_close, fd);
	}
	if (answer < 0)
		return (int)-answer;
	*strchrnul(comm, '\n') = 0;
	strlcpy(name, comm, size);
	return 0;
}
