/* SPDX-License-Identifier: MIT */
/* Processes: two put, one at a time finds room, and two get: each message once and whole; join waits until all are reported. */
#include "threads.h"

#include <conc/process.h>
#include <conc/pqueue.h>
#include <stdatomic.h>
#include <sys/mman.h>

static struct pqueue *queue;
static atomic_int *sum;

static int
put(void *word)
{
    return pqueue_put(queue, word, 3);
}

static int
get(void *unused)
{
    char got[8];

    (void)unused;
    assert(pqueue_get(queue, got, sizeof got) == 3 && got[0] == got[1] && got[2] == '\0');
    atomic_fetch_add(sum, got[0]);
    assert(pqueue_task_done(queue) == 0);
    return 0;
}

int
main(void)
{
    struct process *process[] = { process_new(get, NULL), process_new(put, (char *)"AA"), process_new(put, (char *)"bb"),
                                  process_new(get, NULL) };
    int code;

    queue = pqueue_new(1);
    sum = mmap(NULL, sizeof *sum, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (size_t i = 0; i < COUNT_OF(process); i++)
        assert(process_start(process[i]) == 0);
    for (size_t i = 1; i <= 2; i++)
        assert(process_join(process[i]) == 0 && process_exitcode(process[i], &code) == 0 && code == 0);
    pqueue_join(queue);
    assert(*sum == 'A' + 'b' && pqueue_empty(queue) && pqueue_task_done(queue) < 0);
    for (size_t i = 0; i < COUNT_OF(process); i++)
        assert(process_join(process[i]) == 0 && process_free(process[i]) == 0);
    pqueue_free(queue);
}
