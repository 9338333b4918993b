/* SPDX-License-Identifier: MIT */
/*
 * WNOHANG does not wait, WNOWAIT takes nothing away, and who stopped or went on
 * is told to those who ask for it, once.
 */
#include "ops.h"

static void
body(void)
{
	begin();
	start(1, sleeper);
	wait_for_flag(1);
	wait_for(0, WNOHANG);
	wait_for(1, WNOHANG);
	send(1, SIGSTOP);
	wait_for(1, WUNTRACED);
	wait_for(1, WUNTRACED | WNOHANG);
	send(1, SIGCONT);
	wait_for(0, WCONTINUED);
	wait_for(0, WCONTINUED | WUNTRACED | WNOHANG);
	send(1, SIGSTOP);
	look_at(1, WSTOPPED);
	wait_for(1, WNOHANG);
	wait_for(0, WUNTRACED);
	send(1, SIGKILL);
	look_at(0, WEXITED);
	look_at(1, WEXITED);
	start(2, sleeper);	/* in whatever memory is free */
	wait_for(1, WNOHANG);
	send(2, SIGKILL);
	wait_for(2, 0);
	wait_for(0, WNOHANG);
}

int
main(void)
{
	return history_run(body, 500);
}
