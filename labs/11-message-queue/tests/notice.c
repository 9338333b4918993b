/* SPDX-License-Identifier: MIT */
/*
 * mq_notify: one notice, when a message comes into the empty queue and nobody
 * waits for it.  The signal is blocked, and the test looks how often it came.
 * Who was refused, or gave up, or was interrupted, waits no longer; but who
 * waited beside him does.
 */
#include "ops.h"

static sigset_t notices;

static void
watch(void)
{
	struct sigevent ev = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN };

	call("watch", 0, 0);
	int r = mq_notify(queue, &ev);
	ret(r < 0 ? -errno : r, 0);
}

static void
heard(void)
{
	struct timespec now = { 0, 0 };
	int n = 0;

	call("heard", 0, 0);
	while (sigtimedwait(&notices, NULL, &now) > 0)
		n++;
	ret(n, 0);
}

static void
with_receiver(int me)
{
	if (me == 1) {
		get();
		return;
	}
	let_it_wait();
	call("waits", 0, 0);
	ret(0, 0);
	put(40, 1);
	heard();
}

static void
two_receivers(int me)
{
	if (me == 1) {
		get();
	} else if (me == 2) {
		get_as("recvt", queue, BUFFER, 5);
	} else {
		let_it_wait();
		let_it_wait();
		call("waits", 0, 0);
		ret(0, 0);
		put(60, 1);
		heard();
	}
}

static void
interrupted_receiver(int me)
{
	if (me == 1) {
		get();
		return;
	}
	let_it_wait();
	call("poke", 0, 0);
	poke(1);
	ret(0, 0);
	let_it_wait();
}

/* A notice is asked for; after each of these comes a message into the empty queue. */
static void
nobody_waits_any_more(void)
{
	get();
	watch();
	threads_run(3, two_receivers);
	threads_run(2, interrupted_receiver);
	get_now();
	put(70, 1);
	heard();
}

static void
body(void)
{
	sigemptyset(&notices);
	sigaddset(&notices, SIGRTMIN);
	sigprocmask(SIG_BLOCK, &notices, NULL);
	open_queue(4, 100);
	put(10, 1);
	watch();
	put(20, 1);	/* not empty */
	heard();
	get();
	get();
	put(30, 1);	/* empty: now */
	heard();
	get();
	put(10, 1);	/* empty again, but that was the one */
	heard();
	get();
	watch();
	watch();	/* busy */
	threads_run(2, with_receiver);
	get_as("recvt", queue, BUFFER, 20);	/* waits no longer */
	put(50, 2);
	heard();
	nobody_waits_any_more();
}

int
main(void)
{
	return history_run(body, 500);
}
