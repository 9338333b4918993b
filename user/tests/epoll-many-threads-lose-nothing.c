/* SPDX-License-Identifier: MIT */
/* Four threads wait in one set while two write to eight descriptors: every unit written is read, by whomever. */
#include "epoll.h"

#include <pthread.h>
#include <stdatomic.h>

#define FILES   8
#define READERS 4
#define WRITERS 2
#define UNITS   400

static int set, events[FILES];
static atomic_long total;

static void *
read_all(void *none)
{
    struct epoll_event seen[2];
    eventfd_t value;

    while (total < WRITERS * UNITS) {
        int n = epoll_wait(set, seen, 2, 200);

        for (int i = 0; i < n; i++)
            if (eventfd_read(seen[i].data.fd, &value) == 0)
                total += (long)value;
    }
    return none;
}

static void *
write_all(void *none)
{
    for (int i = 0; i < UNITS; i++)
        CHECK_EQ(eventfd_write(events[i % FILES], 1), 0);
    return none;
}

int
main(void)
{
    pthread_t threads[READERS + WRITERS];

    set = new_set();
    for (int i = 0; i < FILES; i++) {
        events[i] = new_event(0);
        watch(set, events[i], EPOLLIN | (i % 2 ? EPOLLET : 0));
    }
    for (int i = 0; i < READERS + WRITERS; i++)
        CHECK_EQ(pthread_create(&threads[i], NULL, i < READERS ? read_all : write_all, NULL), 0);
    for (int i = 0; i < READERS + WRITERS; i++)
        pthread_join(threads[i], NULL);
    CHECK_EQ(total, WRITERS * UNITS);
    return 0;
}
