/* SPDX-License-Identifier: MIT */
/* A handler that counts, and a child that sends a signal again and again until it is killed. */
#pragma once

#include "check.h"

static volatile int signals_seen;

static inline void
count_signal(int signo)
{
    (void)signo;
    signals_seen++;
}

static inline void
handle(int signo, void (*handler)(int), int flags)
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = flags };

    CHECK_OK(sigaction(signo, &action, NULL));
}

/*
 * "Sleep a little, then send one signal" would sometimes come before the parent blocks, and then the parent
 * would wait for ever. Signals that keep coming cannot be early.
 */
static inline pid_t
start_pestering(int signo)
{
    pid_t target = getpid();
    pid_t child = fork();

    CHECK(child >= 0);
    while (child == 0) {
        pause_for(5 * MILLISECOND);
        if (kill(target, signo) < 0)
            _exit(0);
    }
    return child;
}

static inline void
stop_pestering(pid_t child)
{
    kill(child, SIGKILL);
    CHECK_EQ(wait_status(child), KILLED(SIGKILL));
}
