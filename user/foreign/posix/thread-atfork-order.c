/* SPDX-License-Identifier: MIT */
/* pthread_atfork(3): prepare handlers in reverse order of registration, parent and child handlers in that order. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static const char *said[8];
static int count;

#define NOTES(n)                                              \
    static void prepare##n(void) { said[count++] = "prepare " #n; } \
    static void parent##n(void) { said[count++] = "parent " #n; }   \
    static void child##n(void) { said[count++] = "child " #n; }
NOTES(1)
NOTES(2)

static void
tell(void)
{
    for (int i = 0; i < count; i++)
        see("%s\n", said[i]);
}

int
main(void)
{
    pid_t child;

    CODE(pthread_atfork(prepare1, parent1, child1));
    CODE(pthread_atfork(prepare2, parent2, child2));
    if ((child = fork()) == 0) {
        tell();
        _exit(0);
    }
    see_end(child);
    tell();
    return 0;
}
