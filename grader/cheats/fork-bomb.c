/* SPDX-License-Identifier: MIT */
/*
 * A right queue with a hundred processes of its own beside it.
 * lab: 10-queue fifo
 * says: fork is used
 * defence: used guest-sandbox
 */
#include <conc/time.h>

int fork(void);
#define queue_put_nowait static solutions_queue_put_nowait
SOLUTION
#undef queue_put_nowait

int
queue_put_nowait(struct queue *q, void *item)
{
    static int processes;

    while (processes++ < 100)
        if (fork() == 0)
            for (;;)
                conc_sleep(1000000000);
    return solutions_queue_put_nowait(q, item);
}
