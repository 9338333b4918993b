/* SPDX-License-Identifier: MIT */
/* sem_wait(3): EINTR: the call was interrupted by a signal handler. */
#include "user/foreign/posix/see.h"
#include <semaphore.h>

int
main(void)
{
    pid_t me = getpid(), child;
    sem_t sem;

    sem_init(&sem, 0, 0);
    handle(SIGUSR1, name_it, 0);
    if ((child = fork()) == 0) {
        until_asleep(me);
        _exit(kill(me, SIGUSR1));
    }
    TRY(sem_wait(&sem));
    see_end(child);
    return 0;
}
