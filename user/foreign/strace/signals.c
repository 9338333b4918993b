/* SPDX-License-Identifier: MIT */
/* Signals: actions, masks, values, alternate stacks, a handler, one that is ignored, a timer's. */
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static void
handle(int signo)
{
    (void)signo;
}

int
main(void)
{
    static char room[16384];
    struct sigaction action = { .sa_handler = handle, .sa_flags = SA_RESTART };
    struct timespec soon = { 0, 1000 };
    stack_t stack = { .ss_sp = room, .ss_size = sizeof room };
    union sigval value = { .sival_int = 7 };
    sigset_t set, old;
    siginfo_t info;

    sigemptyset(&action.sa_mask);
    sigaddset(&action.sa_mask, SIGHUP);
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGUSR1, NULL, &action);
    signal(SIGPIPE, SIG_IGN);
    signal(40, SIG_DFL);
    kill(getpid(), SIGUSR1);
    kill(getpid(), SIGCHLD);
    kill(getpid(), SIGPIPE);
    sigfillset(&set);
    sigprocmask(SIG_BLOCK, &set, &old);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGRTMIN + 5);
    kill(getpid(), SIGUSR1);
    sigpending(&old);
    sigtimedwait(&set, &info, &soon);
    sigtimedwait(&set, NULL, &soon);
    sigqueue(getpid(), SIGUSR1, value);
    info.si_code = SI_QUEUE;
    info.si_value = value;
    syscall(SYS_rt_tgsigqueueinfo, getpid(), gettid(), SIGUSR1, &info);
    sigemptyset(&set);
    sigprocmask(SIG_SETMASK, &set, NULL);
    sigaltstack(&stack, NULL);
    sigaltstack(NULL, &stack);
    kill(getpid(), 65);
    raise(SIGUSR1);
    signal(SIGSEGV, SIG_DFL);
    *(volatile int *)0 = 1;
    return 0;
}
