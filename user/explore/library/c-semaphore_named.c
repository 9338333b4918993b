/* SPDX-License-Identifier: MIT */
/* Semaphores with a name: two open it at once and have the same one, with the value of who made it; closed by both and removed,
 * it is gone. */
#include "threads.h"

#include <fcntl.h>
#include <semaphore.h>
#include <stdatomic.h>

static atomic_int inside;

static void *
use(void *unused)
{
    sem_t *units = sem_open("/units", O_CREAT, 0600, 1);

    assert(units != SEM_FAILED && sem_wait(units) == 0);
    assert(atomic_fetch_add(&inside, 1) == 0);
    atomic_fetch_sub(&inside, 1);
    assert(sem_post(units) == 0 && sem_close(units) == 0);
    return unused;
}

int
main(void)
{
    RUN(use, use);
    assert(sem_unlink("/units") == 0);
    assert(sem_open("/units", 0) == SEM_FAILED);
}
