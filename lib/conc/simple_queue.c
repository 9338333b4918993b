/* SPDX-License-Identifier: MIT */
/*
 * SimpleQueue: two stacks, so that a put needs no lock.  Contracts in simple_queue.h.
 *
 *     arrived ->  E -> D -> C          put: one more at the front, by compare-and-exchange
 *     waiting ->  A -> B               get, under the lock: the first.  When there is none left it takes all that
 *                                      arrived in one exchange and turns it round: C -> D -> E
 *     spare   ->  . -> .               nodes to use again
 *
 * A put from a signal handler finds every word in a state that it can go on from: that is all "reentrant" means.
 * It must not call malloc, whose lock its own thread may hold; nodes come from mmap in blocks, each twice as large as the
 * one before, and are named by number.
 *
 * `spare` carries a count beside the number, which every change of it raises.  Without:
 *
 *     putter 1                          putter 2
 *     reads spare = X, X's next = Y
 *                                       takes X, takes Y, gives X back: spare = X
 *     spare is X as before: sets it to Y, which is in use
 *
 * Getters sleep on `puts`. A put takes one of the waiters there are off their number before it wakes one: while that one
 * has not run yet, further puts make no system call for it.
 *
 *     put                               getter
 *     item to `arrived`                 seen = puts
 *     waiters > 0: waiters -= 1         waiters += 1
 *     puts += 1                         an item? then take it
 *     waiters was > 0: futex_wake       futex_wait(puts, seen)
 *
 * A put that sees no waiter put its item before the getter looks for one. A put that counted a getter off did so before it
 * raised `puts`, which the getter read before it was counted, so its futex_wait returns at once, or the wake comes.
 * A getter that leaves without having been woken stays counted: that costs one wake for nothing, and to take itself off
 * could take off another, who sleeps.
 */
#include <conc/futex.h>
#include <conc/lock.h>
#include <conc/simple_queue.h>

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>

#define BLOCKS 24
#define FIRST_BLOCK 64u                 /* nodes; block k has FIRST_BLOCK << k */
#define NUMBER(spare) ((uint32_t)(spare))
#define COUNT_ONE (UINT64_C(1) << 32)

/* Number n > 0; 0 is the end of a list. */
struct node {
    void *item;
    _Atomic uint32_t next;
};

struct simple_queue {
    _Atomic uint32_t arrived;           /* newest first */
    _Atomic uint64_t spare;             /* a node's number, and above it the count */
    _Atomic uint32_t used;              /* nodes ever handed out */
    _Atomic uint32_t puts;
    _Atomic uint32_t waiters;           /* at least as many as are asleep or about to be */
    struct lock lock;
    uint32_t waiting;                   /* [l] oldest first */
    size_t waiting_count;               /* [l] */
    _Atomic(struct node *) block[BLOCKS];
};                                      /* [l] under lock */

struct simple_queue *
simple_queue_new(void)
{
    return calloc(1, sizeof(struct simple_queue));
}

void
simple_queue_free(struct simple_queue *q)
{
    for (unsigned k = 0; q && k < BLOCKS; k++) {
        if (q->block[k]) {
            munmap(q->block[k], (FIRST_BLOCK << k) * sizeof(struct node));
        }
    }
    free(q);
}

/* Node n is the (n - 1)th of all: block 0 has 0 to 63, block 1 64 to 191, block 2 192 to 447. */
static unsigned
block_of(uint32_t n)
{
    return 31u - (unsigned)__builtin_clz((n - 1) / FIRST_BLOCK + 1);
}

static struct node *
node(struct simple_queue *q, uint32_t n)
{
    unsigned k = block_of(n);
    struct node *block = atomic_load(&q->block[k]); /* &q->block[k][0] alone gcc reads as if it were not _Atomic */

    return &block[n - 1 - FIRST_BLOCK * ((1u << k) - 1)];
}

/* Several may find the block missing at once; one's becomes the block. */
static bool
have_block(struct simple_queue *q, unsigned k)
{
    size_t size = (FIRST_BLOCK << k) * sizeof(struct node);
    struct node *none = NULL, *new;
    if (q->block[k]) {
        return true;
    }
    new = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (new == MAP_FAILED) {
        return false;
    }
    if (!atomic_compare_exchange_strong(&q->block[k], &none, new)) {
        munmap(new, size);
    }
    return true;
}

/* A node for the caller alone, or 0: no memory. */
static uint32_t
take_node(struct simple_queue *q)
{
    uint64_t spare = atomic_load(&q->spare);
    while (NUMBER(spare) != 0) {
        uint64_t rest = ((spare + COUNT_ONE) & ~UINT64_C(0xffffffff)) | atomic_load(&node(q, NUMBER(spare))->next);
        if (atomic_compare_exchange_weak(&q->spare, &spare, rest)) {
            return NUMBER(spare);
        }
    }
    uint32_t used = atomic_load(&q->used);
    do {
        if (block_of(used + 1) >= BLOCKS || !have_block(q, block_of(used + 1))) {
            return 0;
        }
    } while (!atomic_compare_exchange_weak(&q->used, &used, used + 1));
    return used + 1;
}

static void
give_node_back(struct simple_queue *q, uint32_t n)
{
    uint64_t spare = atomic_load(&q->spare), first;
    do {
        atomic_store(&node(q, n)->next, NUMBER(spare));
        first = ((spare + COUNT_ONE) & ~UINT64_C(0xffffffff)) | n;
    } while (!atomic_compare_exchange_weak(&q->spare, &spare, first));
}

/* False: there was none. */
static bool
count_waiter_off(struct simple_queue *q)
{
    uint32_t n = atomic_load(&q->waiters);
    while (n > 0 && !atomic_compare_exchange_weak(&q->waiters, &n, n - 1)) {
    }
    return n > 0;
}

int
simple_queue_put(struct simple_queue *q, void *item)
{
    int error = errno;          /* mmap and futex may change it under the interrupted code */
    uint32_t n = take_node(q), first = atomic_load(&q->arrived);
    if (n == 0) {
        errno = error;
        return -ENOMEM;
    }
    node(q, n)->item = item;
    do {
        atomic_store(&node(q, n)->next, first);
    } while (!atomic_compare_exchange_weak(&q->arrived, &first, n));
    bool wake = count_waiter_off(q);
    atomic_fetch_add(&q->puts, 1);
    if (wake) {
        futex_wake(&q->puts, 1);
    }
    errno = error;
    return 0;
}

/* Lock held.  What arrived newest first is to leave oldest first. */
static void
turn_round(struct simple_queue *q)
{
    for (uint32_t n = atomic_exchange(&q->arrived, 0), next; n != 0; n = next) {
        next = atomic_load(&node(q, n)->next);
        atomic_store(&node(q, n)->next, q->waiting);
        q->waiting = n;
        q->waiting_count++;
    }
}

static bool
take_item(struct simple_queue *q, void **item)
{
    lock_acquire(&q->lock);
    if (q->waiting == 0) {
        turn_round(q);
    }
    uint32_t n = q->waiting;
    if (n != 0) {
        *item = node(q, n)->item;
        q->waiting = atomic_load(&node(q, n)->next);
        q->waiting_count--;
        give_node_back(q, n);
    }
    lock_release(&q->lock);
    return n != 0;
}

int
simple_queue_get_timeout(struct simple_queue *q, void **item, int64_t timeout)
{
    if (take_item(q, item)) {
        return 0;
    }
    if (timeout == 0) {
        return -EAGAIN;
    }
    int64_t deadline = conc_deadline(timeout);
    for (;;) {
        uint32_t seen = atomic_load(&q->puts);
        atomic_fetch_add(&q->waiters, 1);
        if (take_item(q, item)) {
            return 0;
        }
        int r = futex_wait(&q->puts, seen, deadline);
        if (take_item(q, item)) {
            return 0;
        }
        if (r < 0) {
            return r;
        }
    }
}

int
simple_queue_get(struct simple_queue *q, void **item)
{
    return simple_queue_get_timeout(q, item, TIMEOUT_FOREVER);
}

int
simple_queue_get_nowait(struct simple_queue *q, void **item)
{
    return simple_queue_get_timeout(q, item, 0);
}

size_t
simple_queue_qsize(struct simple_queue *q)
{
    lock_acquire(&q->lock);
    size_t count = q->waiting_count;
    for (uint32_t n = atomic_load(&q->arrived); n != 0; n = atomic_load(&node(q, n)->next)) {
        count++;        /* who arrives goes in front, and only a holder of the lock takes away */
    }
    lock_release(&q->lock);
    return count;
}

bool
simple_queue_empty(struct simple_queue *q)
{
    return simple_queue_qsize(q) == 0;
}
