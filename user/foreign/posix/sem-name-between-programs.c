/* SPDX-License-Identifier: MIT */
/* sem_overview(7): two processes can operate on the same named semaphore by passing the same name to sem_open. */
#include "user/foreign/posix/see.h"
#include <semaphore.h>

int
main(int argc, char **argv)
{
    sem_t *there = sem_open("/there", O_CREAT, 0600, 0);
    pid_t child;

    if (argc > 1) {
        see("child posts\n");
        return sem_post(there);
    }
    if ((child = fork()) == 0) {
        execl("/proc/self/exe", argv[0], "child", (char *)NULL);
        _exit(1);
    }
    TRY(sem_wait(there));
    see_end(child);
    TRY(sem_unlink("/there"));
    return 0;
}
