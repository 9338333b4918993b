/* SPDX-License-Identifier: MIT */
/* pthread_key_create(3p): destructors are called again while values are set, up to PTHREAD_DESTRUCTOR_ITERATIONS. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static pthread_key_t key, other;

static void
again(void *value)
{
    long n = (long)value;

    see("value %ld, now %d\n", n, pthread_getspecific(key) != NULL);
    if (n < 3)
        pthread_setspecific(key, (void *)(n + 1));
}

static void *
body(void *argument)
{
    see("starts with %d\n", pthread_getspecific(key) != NULL);
    CODE(pthread_setspecific(key, (void *)1));
    CODE(pthread_setspecific(other, (void *)1));
    return argument;
}

int
main(void)
{
    pthread_t thread;

    CODE(pthread_key_create(&key, again));
    CODE(pthread_key_create(&other, NULL));
    pthread_setspecific(key, (void *)77);
    pthread_create(&thread, NULL, body, NULL);
    pthread_join(thread, NULL);
    see("mine %ld\n", (long)pthread_getspecific(key));
    CODE(pthread_key_delete(key));
    return 0;
}
