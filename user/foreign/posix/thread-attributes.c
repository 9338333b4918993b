/* SPDX-License-Identifier: MIT */
/* pthread_attr_init(3): the attributes are what was set; a thread has the stack that it was given. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static char room[131072] __attribute__((aligned(4096)));

static void *
body(void *argument)
{
    char here;

    see("on the given stack: %d\n", &here > room && &here < room + sizeof(room));
    return argument;
}

int
main(void)
{
    pthread_attr_t attributes;
    pthread_t thread;
    size_t size;
    int state;

    CODE(pthread_attr_init(&attributes));
    CODE(pthread_attr_getdetachstate(&attributes, &state));
    see("joinable %d\n", state == PTHREAD_CREATE_JOINABLE);
    CODE(pthread_attr_setstacksize(&attributes, 100));
    CODE(pthread_attr_setstacksize(&attributes, 262144));
    CODE(pthread_attr_getstacksize(&attributes, &size));
    see("size %zu\n", size);
    CODE(pthread_attr_setstack(&attributes, room, sizeof(room)));
    pthread_create(&thread, &attributes, body, NULL);
    CODE(pthread_join(thread, NULL));
    return 0;
}
