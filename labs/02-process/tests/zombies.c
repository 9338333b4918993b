/* SPDX-License-Identifier: MIT */
/*
 * Who has ended keeps its number and its status until its parent has waited,
 * however late, and then is gone.  SIGCHLD says who it was.
 */
#include "ops.h"

static atomic_int signals;

static void
on_child(int number, siginfo_t *info, void *unused)
{
	(void)number, (void)unused;
	call("told", 0, 0);
	ret(number_of(info->si_pid), info->si_code == CLD_EXITED ? info->si_status : 1000 + info->si_status);
	atomic_fetch_add(&signals, 1);
}

static void
quick(int me)
{
	(void)me;
	leave((int)draw(0, 255));
}

static void
body(void)
{
	struct sigaction action = { .sa_sigaction = on_child, .sa_flags = SA_SIGINFO | SA_RESTART };

	begin();
	sigaction(SIGCHLD, &action, NULL);
	for (int k = 1; k <= 4; k++) {
		start(k, quick);
		while (atomic_load(&signals) < k)
			sleep_ms(1);
	}
	for (int k = 1; k <= 4; k++)
		here(k);
	sleep_ms(20);
	for (int k = 4; k >= 1; k--) {
		here(k);
		wait_for(k, WNOHANG);
		here(k);
	}
	wait_for(0, WNOHANG);
}

int
main(void)
{
	return history_run(body, 500);
}
