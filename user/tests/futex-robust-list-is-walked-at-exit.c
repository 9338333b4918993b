/* SPDX-License-Identifier: MIT */
/* At a thread's end the words of its robust list that hold its tid become OWNER_DIED, and each wakes one waiter. */
#include "futex.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

#define WAITERS_BIT 0x80000000u
#define OWNER_DIED  0x40000000u

/* The kernel's format: a ring of links, each at the same distance from its word. */
struct lock {
    volatile uint32_t word;
    struct lock *next;
};

static struct head {
    struct lock *first;
    long offset;
    void *pending;
} head;

#define LINK(l) ((struct lock *)&(l)->next)

static struct lock plain, waited, pending, foreign, freed;
static atomic_int ready;

static void *
waiter(void *lock)
{
    volatile uint32_t *word = &((struct lock *)lock)->word;
    uint32_t seen = *word;

    CHECK_EQ(futex(word, WAIT, seen, NULL), 0);
    return NULL;
}

static void *
owner(void *argument)
{
    uint32_t tid = (uint32_t)gettid();

    plain.word = tid;
    waited.word = tid | WAITERS_BIT;
    foreign.word = tid + 1;
    head.first = LINK(&plain);
    plain.next = LINK(&waited);
    waited.next = LINK(&foreign);
    foreign.next = (struct lock *)&head;
    head.offset = (long)offsetof(struct lock, word) - (long)offsetof(struct lock, next);
    head.pending = argument;
    if (argument == LINK(&pending))
        pending.word = tid | WAITERS_BIT;
    CHECK_OK(syscall(SYS_set_robust_list, &head, sizeof(head)));
    ready = 1;
    while (ready == 1)
        pause_for(MILLISECOND);
    syscall(SYS_exit, 0);               /* not pthread_exit: no library shall help */
    return NULL;
}

/* An owner ends while `first` and `second` each have a waiter. */
static void
die(void *list_op_pending, struct lock *first, struct lock *second)
{
    pthread_t threads[3];

    ready = 0;
    CHECK_EQ(pthread_create(&threads[0], NULL, owner, list_op_pending), 0);
    while (!ready)
        pause_for(MILLISECOND);
    CHECK_EQ(pthread_create(&threads[1], NULL, waiter, first), 0);
    CHECK_EQ(pthread_create(&threads[2], NULL, waiter, second), 0);
    await_waiters(&first->word, 1);
    await_waiters(&second->word, 1);
    ready = 2;
    for (int i = 0; i < 3; i++)
        CHECK_EQ(pthread_join(threads[i], NULL), 0);
    CHECK_EQ(plain.word, OWNER_DIED);
    CHECK_EQ(waited.word, OWNER_DIED | WAITERS_BIT);
    CHECK(foreign.word != 0 && !(foreign.word & OWNER_DIED));
}

int
main(void)
{
    CHECK_ERRNO(syscall(SYS_set_robust_list, &head, sizeof(head) - 1), EINVAL);
    die(LINK(&pending), &waited, &pending);
    CHECK_EQ(pending.word, OWNER_DIED | WAITERS_BIT);
    /* It was given back already, but the wake-up was not sent yet: the kernel sends it. */
    die(LINK(&freed), &waited, &freed);
    CHECK_EQ(freed.word, 0);
    return 0;
}
