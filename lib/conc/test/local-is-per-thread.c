/* SPDX-License-Identifier: MIT */
/* Each thread sees its own value, a new thread none or what `make` makes there, and `drop` gets it at the thread's end. */
#include "claim.h"

#include <conc/barrier.h>
#include <conc/local.h>
#include <conc/thread.h>

static struct local student, list;
static struct barrier all_set;
static _Atomic int made, dropped;

static void *
make(void)
{
    made++;
    return calloc(1, sizeof(long));
}

static void
drop(void *value)
{
    dropped += (int)*(long *)value;
    free(value);
}

static void
work(void *arg)
{
    CLAIM(local_get(&student) == NULL);
    CLAIM_EQ(local_set(&student, arg), 0);
    *(long *)local_get(&list) = strcmp(arg, "Bob") == 0 ? 10 : 1;
    CLAIM(barrier_wait(&all_set) >= 0);
    CLAIM(local_get(&student) == arg);
    CLAIM_EQ(*(long *)local_get(&list), strcmp(arg, "Bob") == 0 ? 10 : 1);
}

int
main(void)
{
    struct thread *t[2];
    barrier_init(&all_set, 2);
    CLAIM_EQ(local_init(&student, NULL, NULL), 0);
    CLAIM_EQ(local_init(&list, make, drop), 0);
    for (int i = 0; i < 2; i++) {
        t[i] = thread_new(work, i ? "Bob" : "Alice");
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    /* A thread is joined when its function has returned; what it drops, it drops after that. */
    for (int i = 0; i < 2; i++) {
        CLAIM_EQ(thread_join(t[i]), 0);
    }
    CLAIM(local_get(&student) == NULL);
    CLAIM_EQ(made, 2);
    for (int patience = 0; dropped != 11 && patience < 10000; patience++) {
        conc_sleep(MILLISECONDS(1));
    }
    CLAIM_EQ(dropped, 11);
    local_destroy(&student);
    local_destroy(&list);
}
