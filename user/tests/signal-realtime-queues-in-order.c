/* SPDX-License-Identifier: MIT */
/* Real-time signals wait in a queue: lowest number first, each number in order of sending, each with its value. */
#include "signals.h"

#define EACH 5

static int order[16], values[16], codes[16], count;

static void
note(int signo, siginfo_t *info, void *context)
{
    (void)context;
    CHECK_EQ(info->si_signo, signo);
    CHECK_EQ(info->si_pid, getpid());
    order[count] = signo;
    codes[count] = info->si_code;
    values[count++] = info->si_value.sival_int;
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = note, .sa_flags = SA_SIGINFO };
    int low = SIGRTMIN + 5, high = SIGRTMAX - 1;
    sigset_t all, old;

    sigfillset(&action.sa_mask);
    sigfillset(&all);
    CHECK_OK(sigaction(low, &action, NULL));
    CHECK_OK(sigaction(high, &action, NULL));
    CHECK_OK(sigaction(SIGUSR1, &action, NULL));
    CHECK_OK(sigprocmask(SIG_SETMASK, &all, &old));
    for (int i = 0; i < EACH; i++) {
        CHECK_OK(sigqueue(getpid(), high, (union sigval){ .sival_int = 100 + i }));
        CHECK_OK(sigqueue(getpid(), low, (union sigval){ .sival_int = i }));
        CHECK_OK(sigqueue(getpid(), SIGUSR1, (union sigval){ .sival_int = 50 + i }));
    }
    CHECK_OK(kill(getpid(), low));
    CHECK_OK(sigprocmask(SIG_SETMASK, &old, NULL));
    CHECK_EQ(count, 2 * EACH + 2);
    CHECK_EQ(order[0], SIGUSR1);            /* a standard signal is pending once, with the first value */
    CHECK_EQ(values[0], 50);
    for (int i = 0; i < EACH; i++) {
        CHECK_EQ(order[1 + i], low);
        CHECK_EQ(values[1 + i], i);
        CHECK_EQ(codes[1 + i], SI_QUEUE);
        CHECK_EQ(order[2 + EACH + i], high);
        CHECK_EQ(values[2 + EACH + i], 100 + i);
    }
    CHECK_EQ(order[1 + EACH], low);
    CHECK_EQ(codes[1 + EACH], SI_USER);
    return 0;
}
