/* SPDX-License-Identifier: MIT */
/* Who reads /proc/PID/task entry by entry meets each thread once. */
#include "check.h"

#include <pthread.h>
#include <stdint.h>
#include <sys/syscall.h>

#define THREADS 5

struct entry {
    uint64_t number;
    int64_t next;
    uint16_t size;
    uint8_t type;
    char name[13];
};

static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;

static void *
wait_in_a_lock(void *argument)
{
    pthread_mutex_lock(&held);
    pthread_mutex_unlock(&held);
    return argument;
}

int
main(void)
{
    pthread_t thread[THREADS];
    struct entry entry;
    int tasks, met = 0, last = 0;

    pthread_mutex_lock(&held);
    for (int i = 0; i < THREADS; i++)
        CHECK_EQ(pthread_create(&thread[i], NULL, wait_in_a_lock, NULL), 0);
    tasks = (int)CHECK_OK(open("/proc/self/task", O_RDONLY | O_DIRECTORY));
    while (syscall(SYS_getdents64, tasks, &entry, sizeof(entry)) > 0) {
        if (entry.name[0] == '.')
            continue;
        CHECK(atoi(entry.name) > last);
        last = atoi(entry.name);
        met++;
    }
    CHECK_EQ(met, THREADS + 1);
    close(tasks);
    pthread_mutex_unlock(&held);
    for (int i = 0; i < THREADS; i++)
        CHECK_EQ(pthread_join(thread[i], NULL), 0);
    return 0;
}
