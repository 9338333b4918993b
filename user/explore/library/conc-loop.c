/* SPDX-License-Identifier: MIT */
/* Two threads have a loop call something, twice each, while it runs, has stopped, is closed: what is taken before the last is
 * called once, that of one thread in order; what comes after the end is refused, and none after that is taken. */
#include "threads.h"

#include <conc/loop.h>

static struct loop *loop;
static int last[3], calls;

static void
stop(void *unused)
{
    (void)unused;
    loop_stop(loop);
}

static void
count(void *what)
{
    intptr_t who = (intptr_t)what / 10, n = (intptr_t)what % 10;

    assert(n == last[who] + 1);
    last[who] = (int)n;
    if (++calls == 3)
        stop(NULL);
}

static void *
call(void *who)
{
    int refused = 0;

    for (intptr_t i = 1; i <= 2; i++) {
        int r = loop_call_soon_threadsafe(loop, count, (void *)((intptr_t)who * 10 + i));

        assert(r == (refused ? refused : r) && (r == 0 || r == RUNTIME_ERROR));
        refused = r;
    }
    return NULL;
}

static void *
run_loop(void *unused)
{
    assert(loop_run_forever(loop) == 0 && calls >= 3 && loop_close(loop) == 0);
    return unused;
}

int
main(void)
{
    loop = loop_new();
    RUN(call, call, run_loop);
    assert(last[1] + last[2] == calls);
    loop_free(loop);
}
