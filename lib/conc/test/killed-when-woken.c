/* SPDX-License-Identifier: MIT */
/* Two processes wait for a message or for room in a queue; the first is woken, and killed before it can do anything.
 * It does not take the wake-up along: the second gets what the first was woken for. */
#include "waiters.h"

#include <conc/pqueue.h>
#include <sys/mman.h>

#define ROUNDS 20

static struct pqueue *queue;

static int
wait_for_message(void *is_second)
{
    char c;
    about_to_wait();
    CLAIM_EQ(pqueue_get(queue, &c, 1), 1);
    return stay(is_second);
}

static int
wait_for_room(void *is_second)
{
    about_to_wait();
    CLAIM_EQ(pqueue_put(queue, "c", 1), 0);
    return stay(is_second);
}

/* give: what both wait for, once.  If who was killed had been faster, and has it: then once more, else that does nothing. */
static void
is_not_lost(int (*waits)(void *), void (*give)(void))
{
    event_clear(&signs->got);
    struct process *first = one_who(waits, NULL), *second = one_who(waits, signs);
    give();
    end(first);
    if (event_wait_timeout(&signs->got, MILLISECONDS(50)) < 0) {
        give();
    }
    CLAIM_EQ(event_wait_timeout(&signs->got, SECONDS(60)), 0);
    end(second);
}

static void
give_message(void)
{
    pqueue_put_nowait(queue, "c", 1);
}

static void
give_room(void)
{
    char c;
    pqueue_get_nowait(queue, &c, 1);
}

static void
queues(void)
{
    CLAIM(queue = pqueue_new(1));
    is_not_lost(wait_for_message, give_message);
    pqueue_free(queue);
    CLAIM(queue = pqueue_new(1));
    CLAIM_EQ(pqueue_put_nowait(queue, "c", 1), 0);
    is_not_lost(wait_for_room, give_room);
    pqueue_free(queue);
}

int
main(void)
{
    signs = mmap(NULL, sizeof *signs, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CLAIM(signs != MAP_FAILED);
    for (int i = 0; i < ROUNDS; i++) {
        queues();
    }
}
