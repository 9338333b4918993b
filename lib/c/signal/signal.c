/* SPDX-License-Identifier: MIT */
/*
 * Dispositions and masks. The kernel's struct has the same fields in another order,
 * and wants to know where a handler returns to: __restore (restore.S), which calls
 * rt_sigreturn with the frame on the stack.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/c/syscall.h"

#define MASK_SIZE sizeof(sigset_t)

void __restore(void);

int
sigaction(int signal, const struct sigaction *action, struct sigaction *old)
{
	struct k_sigaction new_one = { 0 }, old_one;
	long answer;

	if (action)
		new_one = (struct k_sigaction){
			.handler = action->sa_handler,
			.flags = (unsigned)action->sa_flags | SA_RESTORER,
			.restorer = __restore,
			.mask = action->sa_mask,
		};
	answer = sys(SYS_rt_sigaction, signal, action ? &new_one : NULL, old ? &old_one : NULL,
		     MASK_SIZE);
	if (answer == 0 && old) {
		old->sa_handler = old_one.handler;
		old->sa_mask = old_one.mask;
		old->sa_flags = (int)(old_one.flags & ~(unsigned long)SA_RESTORER);
		old->sa_restorer = old_one.restorer;
	}
	return (int)__result(answer);
}

sighandler_t
signal(int number, sighandler_t handler)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART };
	struct sigaction old = { 0 };

	return sigaction(number, &action, &old) < 0 ? SIG_ERR : old.sa_handler;
}

int
siginterrupt(int signal, int interrupt)
{
	struct sigaction action = { 0 };

	if (sigaction(signal, NULL, &action) < 0)
		return -1;
	if (interrupt)
		action.sa_flags &= ~SA_RESTART;
	else
		action.sa_flags |= SA_RESTART;
	return sigaction(signal, &action, NULL);
}

int
sigemptyset(sigset_t *set)
{
	*set = 0;
	return 0;
}

int
sigfillset(sigset_t *set)
{
	*set = ~(sigset_t)0;
	return 0;
}

/* The signal's bit; 0 and EINVAL for what is no signal. */
static sigset_t
bit_of(int signal)
{
	if (signal > 0 && signal < NSIG)
		return (sigset_t)1 << (signal - 1);
	errno = EINVAL;
	return 0;
}

int
sigaddset(sigset_t *set, int signal)
{
	sigset_t bit = bit_of(signal);

	*set |= bit;
	return bit ? 0 : -1;
}

int
sigdelset(sigset_t *set, int signal)
{
	sigset_t bit = bit_of(signal);

	*set &= ~bit;
	return bit ? 0 : -1;
}

int
sigismember(const sigset_t *set, int signal)
{
	sigset_t bit = bit_of(signal);

	return bit ? (*set & bit) != 0 : -1;
}

int
pthread_sigmask(int how, const sigset_t *set, sigset_t *old)
{
	return (int)-sys(SYS_rt_sigprocmask, how, set, old, MASK_SIZE);
}

int
sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
	return (int)__result(-pthread_sigmask(how, set, old));
}

int
sigpending(sigset_t *set)
{
	return (int)__result(sys(SYS_rt_sigpending, set, MASK_SIZE));
}

int
sigsuspend(const sigset_t *mask)
{
	return (int)__result(sys(SYS_rt_sigsuspend, mask, MASK_SIZE));
}

int
pause(void)
{
	sigset_t mask;

	sigprocmask(SIG_BLOCK, NULL, &mask);
	return sigsuspend(&mask);
}

int
sigtimedwait(const sigset_t *set, siginfo_t *info, const struct timespec *timeout)
{
	return (int)__result(sys(SYS_rt_sigtimedwait, set, info, timeout, MASK_SIZE));
}

int
sigwaitinfo(const sigset_t *set, siginfo_t *info)
{
	return sigtimedwait(set, info, NULL);
}

int
sigwait(const sigset_t *set, int *signal)
{
	int saved = errno, number;

	while ((number = sigwaitinfo(set, NULL)) < 0)
		if (errno != EINTR)
			return errno;
	errno = saved;
	*signal = number;
	return 0;
}

int
sigaltstack(const stack_t *stack, stack_t *old)
{
	return (int)__result(sys(SYS_sigaltstack, stack, old));
}
