/* SPDX-License-Identifier: MIT */
/* Two processes, two locks in shared memory, two orders. */
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t *lock;

static void
both(int first)
{
    pthread_mutex_lock(&lock[first]);
    pthread_mutex_lock(&lock[!first]);
    pthread_mutex_unlock(&lock[!first]);
    pthread_mutex_unlock(&lock[first]);
}

int
main(void)
{
    pthread_mutexattr_t shared;

    lock = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_init(&shared);
    pthread_mutexattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&lock[0], &shared);
    pthread_mutex_init(&lock[1], &shared);
    if (fork() == 0) {
        both(1);
        _exit(0);
    }
    both(0);
    wait(NULL);
}
