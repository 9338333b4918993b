/* SPDX-License-Identifier: MIT */
/* pthread_join(3): copies the exit status of the target thread, as of return or pthread_exit; EDEADLK for itself. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static void *
body(void *argument)
{
    if (argument == NULL)
        pthread_exit((void *)7);
    return (char *)argument + 1;
}

int
main(void)
{
    pthread_t thread;
    void *result;

    for (long i = 0; i < 3; i++) {
        CODE(pthread_create(&thread, NULL, body, (void *)i));
        CODE(pthread_join(thread, &result));
        see("result %ld\n", (long)result);
    }
    return 0;
}
