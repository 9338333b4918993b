/* SPDX-License-Identifier: MIT */
/* A loop that sleeps for ever makes no system calls; a callback from another thread wakes it, each of a thousand from four
 * threads runs, and those of one thread in their order. */
#include "claim.h"

#include <abi/heddle.h>
#include <conc/event.h>
#include <conc/loop.h>
#include <conc/thread.h>

#define HEDDLE_CALL 4096
#define EACH 250

static struct loop *loop;
static int ran;
static intptr_t last[4];
static struct event sleeping = EVENT_INIT;

static void
run(void *arg)
{
    intptr_t who = (intptr_t)arg % 4, n = (intptr_t)arg / 4;
    CLAIM_EQ(n, last[who]++);
    if (++ran == 4 * EACH) {
        loop_stop(loop);
    }
}

static void
call(void *who)
{
    for (intptr_t i = 0; i < EACH; i++) {
        CLAIM_EQ(loop_call_soon_threadsafe(loop, run, (void *)(i * 4 + (intptr_t)who)), 0);
    }
}

static void
say_sleeping(void *arg)
{
    (void)arg;
    event_set(&sleeping);
}

static uint64_t
calls(void)
{
    struct heddle_counters counters = { 0 };
    syscall(HEDDLE_CALL, HEDDLE_COUNTERS, &counters, 0);
    return counters.syscalls;
}

static void
watch(void *arg)
{
    struct thread **t = arg;
    event_wait(&sleeping);
    conc_sleep(MILLISECONDS(50));
    uint64_t before = calls();
    conc_sleep(MILLISECONDS(300));
    CLAIM(calls() - before <= 4);
    for (int i = 0; i < 4; i++) {
        CLAIM_EQ(thread_start(t[i]), 0);
    }
}

int
main(void)
{
    struct thread *t[4];
    loop = loop_new();
    for (intptr_t i = 0; i < 4; i++) {
        t[i] = thread_new(call, (void *)i);
    }
    CLAIM_EQ(thread_start(thread_new(watch, t)), 0);
    loop_call_soon(loop, say_sleeping, NULL);
    CLAIM_EQ(loop_run_forever(loop), 0);
    CLAIM_EQ(ran, 4 * EACH);
    loop_free(loop);
}
