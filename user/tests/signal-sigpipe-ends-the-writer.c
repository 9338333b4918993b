/* SPDX-License-Identifier: MIT */
/* A write to a pipe without reader sends SIGPIPE to the writing thread, which ends the process unless it is ignored. */
#include "signals.h"

#include <pthread.h>

static int ends[2];
static volatile pid_t who;

static void
write_once(void)
{
    CHECK_ERRNO(write(ends[1], "x", 1), EPIPE);
}

static void
note_thread(int signo)
{
    (void)signo;
    who = gettid();
}

static void *
write_in_a_thread(void *argument)
{
    write_once();
    CHECK_EQ(who, gettid());
    return argument;
}

int
main(void)
{
    pthread_t thread;

    CHECK_OK(pipe(ends));
    CHECK_OK(close(ends[0]));
    handle(SIGPIPE, SIG_DFL, 0);
    CHECK_EQ(run(write_once), KILLED(SIGPIPE));
    handle(SIGPIPE, SIG_IGN, 0);
    CHECK_EQ(run(write_once), EXITED(0));
    handle(SIGPIPE, note_thread, 0);
    CHECK_EQ(pthread_create(&thread, NULL, write_in_a_thread, NULL), 0);
    CHECK_EQ(pthread_join(thread, NULL), 0);
    return 0;
}
