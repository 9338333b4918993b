/* SPDX-License-Identifier: MIT */
/* The interpreter of lesson S10: its byte code computes; never are two threads inside; a thread that loops for ever
 * does not keep another out, and one that sleeps keeps nobody out. */
#include "check.h"

#include <conc/thread.h>
#include "user/lessons/interpreter.h"

#define THREADS 4
#define ROUNDS 5000

static volatile long global;
static _Atomic int inside, most_inside;
static struct gil gil;

static void
interpret(void *arg)
{
    machine_run(arg);
}

static void
prepare(struct machine *m, const struct instruction *code)
{
    *m = (struct machine){ .gil = &gil, .code = code, .global = &global, .inside = &inside, .most_inside = &most_inside };
}

/* i = i + 1 until it is ROUNDS, and each time the global one more, which is four instructions. */
static void
many_count(unsigned every)
{
    static const struct instruction code[] = {
        { LOAD, 0 }, { CONST, 1 }, { ADD, 0 }, { STORE, 0 }, { LOAD_GLOBAL, 0 }, { CONST, 1 }, { ADD, 0 }, { STORE_GLOBAL, 0 },
        { LOAD, 0 }, { CONST, ROUNDS }, { LESS, 0 }, { JUMP_IF, 0 }, { END, 0 },
    };
    struct machine m[THREADS];
    struct thread *t[THREADS];

    gil_init(&gil, MILLISECONDS(1), every);
    global = 0;
    for (int i = 0; i < THREADS; i++) {
        prepare(&m[i], code);
        t[i] = thread_new(interpret, &m[i]);
        thread_start(t[i]);
    }
    for (int i = 0; i < THREADS; i++) {
        thread_join(t[i]);
        CHECK_EQ(m[i].variable[0], ROUNDS);
        CHECK_EQ(m[i].steps, 12 * ROUNDS);
    }
    CHECK(global >= ROUNDS && global <= THREADS * ROUNDS);
    CHECK_EQ(most_inside, 1);
    CHECK_EQ(inside, 0);
    CHECK(!gil.held);
}

/* One loops until the global is 7, which the other writes after a sleep. */
static void
loop_does_not_starve(void)
{
    static const struct instruction loop[] = { { LOAD_GLOBAL, 0 }, { CONST, 7 }, { LESS, 0 }, { JUMP_IF, 0 }, { END, 0 } };
    static const struct instruction write[] = { { SLEEP, MILLISECONDS(3) }, { CONST, 9 }, { CONST, 2 }, { SUBTRACT, 0 },
                                                { STORE_GLOBAL, 0 }, { END, 0 } };
    struct machine m[2];
    struct thread *t[2];

    gil_init(&gil, MILLISECONDS(1), 0);
    global = 0;
    prepare(&m[0], loop);
    prepare(&m[1], write);
    for (int i = 0; i < 2; i++) {
        t[i] = thread_new(interpret, &m[i]);
        thread_start(t[i]);
    }
    for (int i = 0; i < 2; i++)
        thread_join(t[i]);
    CHECK_EQ(global, 7);
    CHECK_EQ(most_inside, 1);
    CHECK(gil.given_up >= 1);
}

int
main(void)
{
    many_count(0);
    many_count(100);
    loop_does_not_starve();
    return 0;
}
