/* SPDX-License-Identifier: MIT */
/*
 * Signals. Numbers, siginfo_t, ucontext_t: <abi/signal.h>. In a handler call only
 * what is async-signal-safe: system calls, not stdio, malloc or locks.
 */
#pragma once

#include <abi/signal.h>
#include <abi/time.h>

typedef void (*sighandler_t)(int);
typedef volatile int sig_atomic_t;

struct sigaction {
	union {
		void (*sa_handler)(int);
		void (*sa_sigaction)(int, siginfo_t *, void *);
	};
	sigset_t sa_mask;               /* blocked too while the handler runs */
	int sa_flags;                   /* SA_* */
	void (*sa_restorer)(void);      /* set by the library */
};

/* Sets what happens on a signal, and tells what did (either may be NULL). */
int sigaction(int signal, const struct sigaction *action, struct sigaction *old);
/* The same with SA_RESTART; the old handler or SIG_ERR. */
sighandler_t signal(int signal, sighandler_t handler);

int sigemptyset(sigset_t *set);
int sigfillset(sigset_t *set);
int sigaddset(sigset_t *set, int signal);
int sigdelset(sigset_t *set, int signal);
int sigismember(const sigset_t *set, int signal);

/* The mask of the calling thread: SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK. */
int sigprocmask(int how, const sigset_t *set, sigset_t *old);
/* The same; returns the error instead of setting errno. */
int pthread_sigmask(int how, const sigset_t *set, sigset_t *old);
int sigpending(sigset_t *set);
/* Sleeps with that mask until a handler has run; always -1, EINTR. */
int sigsuspend(const sigset_t *mask);
/* Blocks until one of the (blocked) signals is pending and takes it. sigwait returns
 * an error number; the others return the signal, or -1 (EAGAIN: timeout). */
int sigwait(const sigset_t *set, int *signal);
int sigwaitinfo(const sigset_t *set, siginfo_t *info);
int sigtimedwait(const sigset_t *set, siginfo_t *info, const struct timespec *timeout);

/* To a process; pid 0: own group, <-1: group -pid, -1: all. signal 0 only looks. */
int kill(pid_t pid, int signal);
int killpg(pid_t group, int signal);
int tgkill(pid_t pid, pid_t tid, int signal);
int sigqueue(pid_t pid, int signal, union sigval value);
/* To the calling thread. */
int raise(int signal);
int sigaltstack(const stack_t *stack, stack_t *old);
int siginterrupt(int signal, int interrupt);
void psignal(int signal, const char *what);
