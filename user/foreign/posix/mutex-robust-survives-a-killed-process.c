/* SPDX-License-Identifier: MIT */
/* pthread_mutexattr_setrobust(3): the owner may be a process that was killed while it held a shared mutex. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <sys/mman.h>

int
main(void)
{
    pthread_mutex_t *mutex = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_t attributes;
    int ends[2];
    char byte;
    pid_t child;

    pthread_mutexattr_init(&attributes);
    CODE(pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED));
    CODE(pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST));
    pthread_mutex_init(mutex, &attributes);
    DO(pipe(ends));
    if ((child = fork()) == 0) {
        CODE(pthread_mutex_lock(mutex));
        DO(write(ends[1], "x", 1));
        until_asleep(getppid());
        raise(SIGKILL);
    }
    DO(read(ends[0], &byte, 1));
    CODE(pthread_mutex_lock(mutex));
    CODE(pthread_mutex_consistent(mutex));
    CODE(pthread_mutex_unlock(mutex));
    CODE(pthread_mutex_lock(mutex));
    see_end(child);
    return 0;
}
