/* SPDX-License-Identifier: MIT */
/* A shutdown of an executor with a limit gives up when it is over, the work goes on, and a later one finds it done; with
 * threads and with processes. */
#include "claim.h"

#include <conc/event.h>
#include <conc/process_pool_executor.h>
#include <conc/thread_pool_executor.h>
#include <sys/mman.h>

static struct event *gate;

static int
wait_at_gate(void *arg, void **result)
{
    (void)arg;
    (void)result;
    event_wait(gate);
    return 0;
}

static void
give_up_and_go_on(struct executor *e)
{
    event_init(gate);
    struct future *first = executor_submit(e, wait_at_gate, NULL), *second = executor_submit(e, wait_at_gate, NULL);
    while (!future_running(first)) {
        conc_sleep(MILLISECONDS(1));
    }
    int64_t start = conc_now();
    CLAIM_EQ(executor_shutdown_timeout(e, true, MILLISECONDS(50)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(50));
    CLAIM_EQ(executor_shutdown_timeout(e, false, 0), -EAGAIN);
    CLAIM(!executor_submit(e, wait_at_gate, NULL));
    CLAIM(future_running(first) && future_cancelled(second));
    event_set(gate);
    CLAIM_EQ(executor_shutdown_timeout(e, false, SECONDS(100)), 0);
    CLAIM(future_done(first));
    CLAIM_EQ(executor_shutdown_timeout(e, false, 0), 0);
    future_free(first);
    future_free(second);
    executor_free(e);
}

int
main(void)
{
    gate = mmap(NULL, sizeof *gate, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CLAIM(gate != MAP_FAILED);
    give_up_and_go_on(thread_pool_executor_new(1));
    give_up_and_go_on(process_pool_executor_new(1));
}
