/* SPDX-License-Identifier: MIT */
/* A process is killed while it may hold a lock that others share. */
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
    pthread_mutex_t *lock = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_t shared;
    pid_t child;

    pthread_mutexattr_init(&shared);
    pthread_mutexattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(lock, &shared);
    child = fork();
    if (child == 0) {
        pthread_mutex_lock(lock);
        if (write(STDOUT_FILENO, "child\n", 6) != 6)
            _exit(1);
        pthread_mutex_unlock(lock);
        _exit(0);
    }
    kill(child, SIGTERM);
    waitpid(child, NULL, 0);
    pthread_mutex_lock(lock);
    pthread_mutex_unlock(lock);
}
