/* SPDX-License-Identifier: MIT */
/* pthread_mutexattr_setpshared(3p): PTHREAD_PROCESS_SHARED: works in any process that can access its memory. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <sys/mman.h>

struct shared {
    pthread_mutex_t mutex;
    pthread_cond_t turned;
    int turn;
};

int
main(void)
{
    struct shared *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_t mutex;
    pthread_condattr_t condition;
    int me;
    pid_t child;

    pthread_mutexattr_init(&mutex);
    pthread_mutexattr_setpshared(&mutex, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&shared->mutex, &mutex);
    pthread_condattr_init(&condition);
    CODE(pthread_condattr_setpshared(&condition, PTHREAD_PROCESS_SHARED));
    pthread_cond_init(&shared->turned, &condition);
    me = (child = fork()) != 0;
    for (int i = 0; i < 3; i++) {
        pthread_mutex_lock(&shared->mutex);
        while (shared->turn % 2 != me)
            pthread_cond_wait(&shared->turned, &shared->mutex);
        see("%s %d\n", me ? "parent" : "child", shared->turn++);
        pthread_cond_broadcast(&shared->turned);
        pthread_mutex_unlock(&shared->mutex);
    }
    if (me)
        see_end(child);
    return 0;
}
