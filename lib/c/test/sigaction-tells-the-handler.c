/* SPDX-License-Identifier: MIT */
/* A handler learns number, sender and registers; afterwards the interrupted code goes on unharmed. */
#include "check.h"

#include <ucontext.h>

static volatile sig_atomic_t seen, code, sender;
static void *volatile address;

static void
on_user(int number, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;
	sigset_t mask;

	sigprocmask(SIG_BLOCK, NULL, &mask);
	CHECK(sigismember(&mask, SIGUSR1) == 1 && sigismember(&mask, SIGUSR2) == 1);
	CHECK(sigismember(&uc->uc_sigmask, SIGUSR1) == 0);
	CHECK(uc->uc_mcontext.gregs[REG_RIP] != 0);
	seen = number;
	code = info->si_code;
	sender = info->si_pid;
}

/* Goes on behind the two-byte load that faulted. */
static void
on_fault(int number, siginfo_t *info, void *context)
{
	(void)number;
	address = info->si_addr;
	((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP] += 2;
}

int
main(void)
{
	struct sigaction action = { .sa_sigaction = on_user, .sa_flags = SA_SIGINFO }, old;
	double real = 1.5;
	long rax = 0x1000;

	sigemptyset(&action.sa_mask);
	sigaddset(&action.sa_mask, SIGUSR2);
	CHECK_OK(sigaction(SIGUSR1, &action, NULL));
	CHECK_OK(sigaction(SIGUSR1, NULL, &old));
	CHECK(old.sa_sigaction == on_user && old.sa_flags & SA_SIGINFO);
	CHECK_EQ(sigismember(&old.sa_mask, SIGUSR2), 1);
	CHECK_OK(kill(getpid(), SIGUSR1));
	CHECK_EQ(seen, SIGUSR1);
	CHECK_EQ(code, SI_USER);
	CHECK_EQ(sender, getpid());
	CHECK(real * 2 == 3.0);
	action.sa_sigaction = on_fault;
	CHECK_OK(sigaction(SIGSEGV, &action, NULL));
	__asm__ volatile("movb (%%rax), %%al" : "+a"(rax));
	CHECK_EQ(address, 0x1000);
	CHECK_EQ(rax, 0x1000);
	return 0;
}
