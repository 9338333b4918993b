/* SPDX-License-Identifier: MIT */
/* exit(3p): any thread may end the process; _exit(2) ends all its threads, exec from a thread too. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static void *
body(void *argument)
{
    if (argument == NULL)
        exit(5);
    execl("/proc/self/exe", "again", "one", (char *)NULL);
    return argument;
}

int
main(int argc, char **argv)
{
    pthread_t thread;
    pid_t child;

    if (argc > 1) {
        see("%s, pid is tid: %d\n", argv[0], getpid() == gettid());
        return 6;
    }
    for (int i = 0; i < 2; i++) {
        if ((child = fork()) == 0) {
            pthread_create(&thread, NULL, body, i ? &thread : NULL);
            for (;;)
                pause();
        }
        see_end(child);
    }
    return 0;
}
