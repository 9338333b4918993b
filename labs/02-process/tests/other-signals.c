/* SPDX-License-Identifier: MIT */
/*
 * A child that ends with another signal than SIGCHLD is for who asks for such,
 * or for either kind; as an orphan it is like any other.  Its parent gets that signal.
 */
#include "ops.h"

static atomic_int usual, chosen;

static void
on_signal(int number)
{
	atomic_fetch_add(number == SIGCHLD ? &usual : &chosen, 1);
}

static void
ends_with_a_signal(int k, void (*f)(int me))
{
	struct sigaction action = { .sa_handler = on_signal, .sa_flags = SA_RESTART };

	sigaction(SIGUSR1, &action, NULL);
	sigaction(SIGCHLD, &action, NULL);
	start_other(k, f, SIGUSR1);
	wait_for(k, __WALL);
	count("chosen_missed", 1 - atomic_load(&chosen), 0);
	count("sigchlds", atomic_load(&usual), 0);
}

static void
quick(int me)
{
	leave(me);
}

static void
parent_of_another(int me)
{
	start_other(me + 1, quick, 0);
	leave(me);
}

static void
body(void)
{
	begin();
	reaper();
	start_other(1, quick, 0);
	start(2, quick);
	wait_for(0, 0);
	wait_for(0, WNOHANG);
	wait_for(1, 0);
	start(3, quick);
	wait_for(0, __WCLONE);
	wait_for(0, __WCLONE | WNOHANG);
	wait_for(0, __WALL);
	start_other(4, quick, 0);
	wait_for(4, __WALL);
	start(5, parent_of_another);
	wait_for(5, 0);
	wait_for(0, 0);
	wait_for(0, WNOHANG);
	ends_with_a_signal(7, quick);
}

int
main(void)
{
	return history_run(body, 500);
}
