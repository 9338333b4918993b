/* SPDX-License-Identifier: MIT */
/* exit_group, exec and a fatal signal in another thread end a thread that is blocked in any call. */
#include "blocking.h"

#include <pthread.h>

static void (*last_act)(void);
static int order[2];

static void
leave(void)
{
    _exit(3);
}

static void
execute(void)
{
    char *arguments[] = { "again", "4", NULL };

    execv("/proc/self/exe", arguments);
    _exit(99);
}

static void
crash(void)
{
    kill(getpid(), SIGSEGV);
}

static void *
act_when_told(void *argument)
{
    char c;

    CHECK_EQ(read(order[0], &c, 1), 1);
    last_act();
    return argument;
}

static void
start_actor(void)
{
    pthread_t thread;

    CHECK_EQ(pthread_create(&thread, NULL, act_when_told, NULL), 0);
}

static void
try(const struct blocking *b, void (*act)(void), int wanted)
{
    pid_t child;
    int status;

    last_act = act;
    CHECK_OK(pipe(order));
    child = start_blocked(b, start_actor);
    CHECK_EQ(write(order[1], "", 1), 1);
    status = wait_status(child) & ~0x80;
    if (status != wanted) {
        printf("%s: status %#x, expected %#x\n", b->name, status, wanted);
        exit(1);
    }
    killpg(child, SIGKILL);
    close(order[0]);
    close(order[1]);
}

int
main(int argc, char **argv)
{
    if (argc > 1)
        return atoi(argv[1]);
    for_each_blocking(b) {
        try(b, leave, EXITED(3));
        try(b, execute, EXITED(4));
    }
    try(&blockings[0], crash, KILLED(SIGSEGV));
    return 0;
}
