/* SPDX-License-Identifier: MIT */
/* sem_init(3): if pshared is nonzero the semaphore is shared between processes, in shared memory. */
#include "user/foreign/posix/see.h"
#include <semaphore.h>
#include <sys/mman.h>

int
main(void)
{
    sem_t *sems = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t child;

    sem_init(&sems[0], 1, 0);
    sem_init(&sems[1], 1, 1);
    child = fork();
    for (int i = 0; i < 3; i++) {
        DO(sem_wait(&sems[child != 0]));
        see("%s %d\n", child != 0 ? "parent" : "child", i);
        DO(sem_post(&sems[child == 0]));
    }
    if (child != 0)
        see_end(child);
    return 0;
}
