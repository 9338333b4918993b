/* SPDX-License-Identifier: MIT */
/* Posting and taking signals, with the test's own thread as the only one of a
 * group. */
#include "kernel/abi/errno.h"
#include "kernel/sched/signal.h"
#include "kernel/test/test.h"

static struct signal_state group;

static void
begin(void)
{
	signal_state_init(&group);
	CHECK_EQ(signal_join(&group, current), 0);
}

static void
end(void)
{
	CHECK_EQ(signal_leave(&group), 0);
	signal_state_drop(&group);
	current->blocked = current->pending = 0;
	atomic_store(&current->interrupt, false);
	atomic_store(&current->killed, false);
}

static void
handler(int signo)
{
}

static int
take(siginfo_t *info)
{
	int signo;

	spin_lock(&group.lock);
	signo = signal_take(&group, ~current->blocked, info);
	spin_unlock(&group.lock);
	return signo;
}

static void
post(int signo, int value)
{
	siginfo_t info = signal_info(signo, SI_QUEUE, 9);

	info.si_value.sival_int = value;
	signal_post_process(&group, signo, &info);
}

KERNEL_TEST(signal_standard_is_pending_once_realtime_each_time)
{
	siginfo_t info;

	begin();
	post(SIGUSR1, 1);
	post(SIGUSR1, 2);
	post(SIGRTMIN + 1, 3);
	post(SIGRTMIN + 1, 4);
	CHECK(signal_pending());
	CHECK_EQ(take(&info), SIGUSR1);
	CHECK_EQ(info.si_value.sival_int, 1);
	CHECK_EQ(take(&info), SIGRTMIN + 1);
	CHECK_EQ(info.si_value.sival_int, 3);
	CHECK_EQ(take(&info), SIGRTMIN + 1);
	CHECK_EQ(info.si_value.sival_int, 4);
	CHECK_EQ(take(&info), 0);
	CHECK(!signal_pending());
	end();
}

KERNEL_TEST(signal_ignored_is_dropped_unless_blocked)
{
	siginfo_t info;

	begin();
	post(SIGCHLD, 1); /* nobody asked to hear of it */
	group.action[SIGTERM].handler = SIG_IGN;
	post(SIGTERM, 1);
	CHECK_EQ(group.pending, 0);
	group.action[SIGCHLD].handler = handler;
	post(SIGCHLD, 2);
	CHECK_EQ(take(&info), SIGCHLD);
	current->blocked = SIGNAL_BIT(SIGTERM);
	post(SIGTERM, 3);
	CHECK_EQ(take(&info), 0);
	CHECK_EQ(group.pending, SIGNAL_BIT(SIGTERM));
	end();
}

KERNEL_TEST(signal_continue_and_stop_cancel_each_other)
{
	begin();
	current->blocked = ~0ull;
	post(SIGTSTP, 1);
	post(SIGCONT, 1);
	CHECK_EQ(group.pending & SIGNAL_STOPS, 0);
	post(SIGTTIN, 1);
	CHECK_EQ(group.pending & SIGNAL_BIT(SIGCONT), 0);
	CHECK_EQ(group.pending & SIGNAL_STOPS, SIGNAL_BIT(SIGTTIN));
	end();
}

KERNEL_TEST(signal_kill_ends_the_group_whatever_is_blocked)
{
	begin();
	current->blocked = ~0ull;
	post(SIGKILL, 1);
	CHECK_EQ(group.group_end, SIGKILL);
	CHECK(atomic_load(&current->killed));
	signal_end_group(&group, 0x700); /* too late: the first decides */
	CHECK_EQ(group.group_end, SIGKILL);
	end();
}

KERNEL_TEST(signal_group_that_ends_takes_no_new_thread)
{
	begin();
	signal_end_group(&group, 0);
	CHECK_EQ(signal_leave(&group), 0);
	CHECK_EQ(signal_join(&group, current), -EAGAIN);
	atomic_store(&current->killed, false);
	signal_state_init(&group);
	CHECK_EQ(signal_join(&group, current), 0);
	end();
}

KERNEL_TEST(signal_init_survives_what_it_does_not_handle)
{
	siginfo_t info;

	begin();
	group.protected = true;
	post(SIGKILL, 1);
	post(SIGTERM, 1);
	CHECK_EQ(group.group_end, GROUP_RUNS);
	CHECK_EQ(group.pending, 0);
	group.action[SIGTERM].handler = handler;
	post(SIGTERM, 1);
	CHECK_EQ(take(&info), SIGTERM);
	end();
}

#define MEMBERS 100

static unsigned int
killed(struct thread *const t[MEMBERS])
{
	unsigned int n = 0;

	for (int i = 0; i < MEMBERS; i++)
		n += atomic_load(&t[i]->killed);
	return n;
}

/* More threads than are ended at a time; exec's end spares the caller. */
KERNEL_TEST(signal_end_reaches_every_thread)
{
	static struct thread *t[MEMBERS];

	begin();
	for (int i = 0; i < MEMBERS; i++) {
		CHECK_EQ(thread_create(boot_world, "member", NULL, NULL, &t[i]), 0);
		CHECK_EQ(signal_join(&group, t[i]), 0);
	}
	CHECK_EQ(signal_end_others(&group), 0);
	CHECK_EQ(killed(t), MEMBERS);
	CHECK(!atomic_load(&current->killed));
	for (int i = 0; i < MEMBERS; i++)
		atomic_store(&t[i]->killed, false);
	signal_end_group(&group, SIGKILL);
	CHECK(killed(t) == MEMBERS && atomic_load(&current->killed));
	for (int i = 0; i < MEMBERS; i++) {
		list_remove(&t[i]->process_link);
		thread_discard(t[i]);
	}
	group.thread_count = 1;
	end();
}
