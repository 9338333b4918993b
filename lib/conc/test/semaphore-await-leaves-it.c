/* SPDX-License-Identifier: MIT */
/* One place becomes free while two wait only to see one and a third to take it: nobody sleeps on beside it, neither the two who
 * leave it there nor the third, who takes it though the others were woken. */
#include "claim.h"

#include <conc/semaphore.h>
#include <conc/thread.h>

static struct semaphore places = SEMAPHORE_INIT(0);

static void
see(void *arg)
{
    (void)arg;
    CLAIM_EQ(semaphore_await(&places, TIMEOUT_FOREVER), 0);
}

static void
take(void *arg)
{
    (void)arg;
    semaphore_acquire(&places);
}

/* Started, and asleep by now. */
static struct thread *
asleep(void (*target)(void *))
{
    struct thread *t = thread_new(target, NULL);
    CLAIM_EQ(thread_start(t), 0);
    conc_sleep(MILLISECONDS(20));
    return t;
}

static void
ends(struct thread *t)
{
    CLAIM_EQ(thread_join_timeout(t, SECONDS(60)) | thread_free(t), 0);
}

int
main(void)
{
    struct thread *first = asleep(see), *second = asleep(see);
    CLAIM_EQ(semaphore_release(&places), 0);
    ends(first);
    ends(second);
    CLAIM_EQ(semaphore_try_acquire(&places), 0);
    first = asleep(see);
    second = asleep(take);
    CLAIM_EQ(semaphore_release(&places), 0);
    ends(second);
    CLAIM_EQ(semaphore_release(&places), 0);
    ends(first);
    CLAIM_EQ(semaphore_value(&places), 1);
}
