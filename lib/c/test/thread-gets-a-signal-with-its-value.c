/* SPDX-License-Identifier: MIT */
/* pthread_sigqueue: one thread, which waits for it, gets signal and value; another that waits too does not. */
#include "check.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

static sigset_t set;

static void *
wait_for_value(void *unused)
{
	siginfo_t info = { 0 };

	CHECK_EQ(sigwaitinfo(&set, &info), SIGRTMIN);
	CHECK_EQ(info.si_code, SI_QUEUE);
	CHECK_EQ(info.si_pid, getpid());
	CHECK_EQ(info.si_uid, getuid());
	return info.si_value.sival_ptr;
}

int
main(void)
{
	pthread_t thread[2];
	void *result;

	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN);
	CHECK_EQ(pthread_sigmask(SIG_BLOCK, &set, NULL), 0);
	for (int i = 0; i < 2; i++)
		CHECK_EQ(pthread_create(&thread[i], NULL, wait_for_value, NULL), 0);
	CHECK_EQ(pthread_sigqueue(thread[0], SIGRTMAX + 1, (union sigval){ 0 }), EINVAL);
	for (int i = 1; i >= 0; i--) {
		CHECK_EQ(pthread_sigqueue(thread[i], SIGRTMIN, (union sigval){ .sival_ptr = &thread[i] }), 0);
		CHECK_EQ(pthread_join(thread[i], &result), 0);
		CHECK_EQ(result == &thread[i], 1);
	}
	return 0;
}
