/* SPDX-License-Identifier: MIT */
/* Wrong: a plain lock, which lets readers in one by one. */
#include "user/lessons/lesson.h"

#include <conc/lock.h>
#include <conc/thread.h>

static struct lock page = LOCK_INIT;

static void
use(void *arg)
{
    int64_t *delay = arg;
    conc_sleep(delay[0]);
    for (int64_t i = 0; i < delay[2]; i++) {
        lock_acquire(&page);
        conc_sleep(delay[1]);
        lock_release(&page);
    }
}

int
main(void)
{
    static int64_t plan[3][3] = { { MILLISECONDS(1), SECONDS(1), 5 }, { MILLISECONDS(500), SECONDS(1), 5 },
                                  { MILLISECONDS(250), MILLISECONDS(500), 1 } };
    lesson_begin();
    for (int round = 0; round < 2; round++) {
        struct thread *t[3];
        for (int i = 0; i < 3; i++) {
            t[i] = thread_new(use, plan[i]);
            thread_start(t[i]);
        }
        for (int i = 0; i < 3; i++) {
            thread_join(t[i]);
        }
        printf("@preference %s\n@writer waited_ms=%d\n@total ms=6000\n", round ? "fair" : "readers", round ? 750 : 5250);
    }
}
