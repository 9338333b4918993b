/* SPDX-License-Identifier: MIT */
/* A mutex and a condition in memory that two processes share. */
#include <assert.h>
#include <pthread.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static struct shared {
    pthread_mutex_t lock;
    pthread_cond_t told;
    bool ready;
    int number;
} *shared;

static void
set_up(void)
{
    pthread_mutexattr_t mutex;
    pthread_condattr_t condition;

    shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_init(&mutex);
    pthread_mutexattr_setpshared(&mutex, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&shared->lock, &mutex);
    pthread_condattr_init(&condition);
    pthread_condattr_setpshared(&condition, PTHREAD_PROCESS_SHARED);
    pthread_cond_init(&shared->told, &condition);
}

int
main(void)
{
    set_up();
    pid_t child = fork();

    if (child == 0) {
        pthread_mutex_lock(&shared->lock);
        shared->number = 42;
        shared->ready = true;
        pthread_cond_signal(&shared->told);
        pthread_mutex_unlock(&shared->lock);
        _exit(0);
    }
    pthread_mutex_lock(&shared->lock);
    while (!shared->ready)
        pthread_cond_wait(&shared->told, &shared->lock);
    pthread_mutex_unlock(&shared->lock);
    assert(shared->number == 42);
    waitpid(child, NULL, 0);
    shared->number = 0;
}
