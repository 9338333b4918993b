/* SPDX-License-Identifier: MIT */
/* pthread_cleanup_push(3): when a thread is canceled or exits, handlers are executed in the reverse order of pushing. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static void
say(void *what)
{
    see("cleanup %s\n", (char *)what);
}

static void *
body(void *argument)
{
    pthread_cleanup_push(say, "one");
    pthread_cleanup_push(say, "two");
    pthread_cleanup_push(say, "popped");
    pthread_cleanup_pop(1);
    pthread_cleanup_push(say, "dropped");
    pthread_cleanup_pop(0);
    if (argument != NULL)
        pthread_exit(NULL);
    pthread_cancel(pthread_self());
    pthread_testcancel();
    pthread_cleanup_pop(0);
    pthread_cleanup_pop(0);
    return argument;
}

int
main(void)
{
    pthread_t thread;

    for (int i = 0; i < 2; i++) {
        pthread_create(&thread, NULL, body, i ? &thread : NULL);
        pthread_join(thread, NULL);
    }
    return 0;
}
