/* SPDX-License-Identifier: MIT */
/* Two threads that only compute, under the lock of lesson S10's interpreter, have one CPU's time between them, whatever
 * their number; without it, that of two: by /proc/self/task/TID/schedstat. */
#include "check.h"

#include <conc/futex.h>
#include <conc/thread.h>
#include "user/lessons/interpreter.h"

#define ROUNDS 30000

struct work {
    struct machine machine;
    long run, from, to;
};

static long
run_time(void)
{
    char path[64], text[64] = "";
    int fd;

    snprintf(path, sizeof(path), "/proc/self/task/%u/schedstat", futex_own_id());
    fd = (int)CHECK_OK(open(path, O_RDONLY));
    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    close(fd);
    return atol(text);
}

static void
work(void *arg)
{
    struct work *w = arg;

    w->run = -run_time();
    w->from = now();
    machine_run(&w->machine);
    w->to = now();
    w->run += run_time();
}

/* The time that both had a CPU, in hundredths of the time from the first's start to the last's end. */
static long
busy(struct gil *gil)
{
    static const struct instruction count[] = {
        { LOAD, 0 }, { CONST, 1 }, { ADD, 0 }, { STORE, 0 }, { LOAD, 0 }, { CONST, ROUNDS }, { LESS, 0 }, { JUMP_IF, 0 }, { END, 0 },
    };
    struct work w[2] = { { { .gil = gil, .code = count }, 0, 0, 0 }, { { .gil = gil, .code = count }, 0, 0, 0 } };
    struct thread *t[] = { thread_new(work, &w[0]), thread_new(work, &w[1]) };
    long from, to;

    thread_start(t[0]);
    thread_start(t[1]);
    thread_join(t[0]);
    thread_join(t[1]);
    from = w[0].from < w[1].from ? w[0].from : w[1].from;
    to = w[0].to > w[1].to ? w[0].to : w[1].to;
    return (w[0].run + w[1].run) * 100 / (to - from);
}

int
main(void)
{
    struct gil gil;

    if (!is_deterministic())
        skip("only in a deterministic run do other programs take no CPU away");
    if (sysconf(_SC_NPROCESSORS_ONLN) < 2)
        skip("there is one CPU");
    gil_init(&gil, MILLISECONDS(5), 0);
    CHECK(busy(&gil) < 125);
    CHECK(busy(NULL) > 140);
    return 0;
}
