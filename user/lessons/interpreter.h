/* SPDX-License-Identifier: MIT */
/*
 * An interpreter in small, for lesson S10: a stack machine for byte code, and the lock that CPython's has.
 *
 *     struct gil gil;
 *     gil_init(&gil, MILLISECONDS(5), 0);
 *     struct machine m = { .gil = &gil, .code = code };     one a thread
 *     machine_run(&m);
 *
 * The lock goes round so (CPython 3.2 and later; ceval_gil.h):
 *
 *     thread A, inside                          thread B, waits
 *     instruction, instruction, ...             has waited INTERVAL and nobody has changed meanwhile:
 *                                               asked = true
 *     after an instruction sees `asked`:
 *     gives up, wakes B                         takes it, wakes A
 *     waits until somebody else has had it      instruction, instruction, ...
 *
 * Without the last wait A would take it again at once: B is awake, but not yet there.  Python 2 gave up after every
 * hundred instructions (`every`), and did not wait.  Whoever would block gives up before and comes back after.
 */
#pragma once

#include <stdatomic.h>

#include <conc/condition.h>

struct gil {
    struct lock lock;
    struct condition freed, taken;
    bool held;                  /* [l] */
    uint64_t turns;             /* [l] how often it was taken */
    uint64_t given_up;          /* [l] how often because another asked, or the count was full */
    _Atomic bool asked;         /* the holder looks after each instruction */
    int64_t interval;           /* [c] */
    unsigned every;             /* [c] instructions; 0: by time */
};                              /* [l] under lock  [c] constant */

enum op {
    CONST,                      /* push the argument */
    LOAD, STORE,                /* a variable of this thread, by number */
    LOAD_GLOBAL, STORE_GLOBAL,  /* the one that all share */
    ADD, SUBTRACT, LESS,        /* of the two on top */
    JUMP_IF,                    /* to the argument, if the top, popped, is not 0 */
    SLEEP,                      /* that many ns: blocks, so the lock is given up */
    END,
};

struct instruction {
    enum op op;
    long argument;
};

struct machine {
    struct gil *gil;            /* NULL: the interpreter has no lock */
    const struct instruction *code;
    volatile long *global;
    _Atomic int *inside;        /* how many threads are, */
    _Atomic int *most_inside;   /* and were at most; NULL: nobody counts */
    _Atomic long steps;         /* instructions done */
    long variable[4], stack[8];
};

static inline void
gil_init(struct gil *g, int64_t interval, unsigned every)
{
    *g = (struct gil){ .interval = interval, .every = every };
    condition_init(&g->freed, &g->lock);
    condition_init(&g->taken, &g->lock);
}

static inline void
gil_take(struct gil *g)
{
    lock_acquire(&g->lock);
    while (g->held) {
        uint64_t turns = g->turns;
        if (condition_wait_timeout(&g->freed, g->every ? TIMEOUT_FOREVER : g->interval) < 0 && g->held && g->turns == turns) {
            atomic_store(&g->asked, true);
        }
    }
    g->held = true;
    g->turns++;
    atomic_store(&g->asked, false);
    condition_notify_all(&g->taken);
    lock_release(&g->lock);
}

/* Somebody else shall have it, if somebody asked. */
static inline void
gil_drop(struct gil *g, bool for_another)
{
    lock_acquire(&g->lock);
    uint64_t turns = g->turns;
    g->held = false;
    g->given_up += for_another;
    condition_notify(&g->freed, 1);
    while (for_another && !g->every && g->turns == turns) {
        condition_wait(&g->taken);
    }
    lock_release(&g->lock);
}

static inline void
machine_enter(struct machine *m)
{
    if (m->gil) {
        gil_take(m->gil);
    }
    if (m->inside) {
        int now = atomic_fetch_add(m->inside, 1) + 1, most = atomic_load(m->most_inside);
        while (most < now && !atomic_compare_exchange_weak(m->most_inside, &most, now)) {
        }
    }
}

static inline void
machine_leave(struct machine *m, bool for_another)
{
    if (m->inside) {
        atomic_fetch_sub(m->inside, 1);
    }
    if (m->gil) {
        gil_drop(m->gil, for_another);
    }
}

/* One instruction; the number of the next, or -1 at the end. */
static inline long
machine_step(struct machine *m, long at, long **top)
{
    const struct instruction *i = &m->code[at];
    long *s = *top;
    switch (i->op) {
    case CONST:        *s++ = i->argument; break;
    case LOAD:         *s++ = m->variable[i->argument]; break;
    case STORE:        m->variable[i->argument] = *--s; break;
    case LOAD_GLOBAL:  *s++ = *m->global; break;
    case STORE_GLOBAL: *m->global = *--s; break;
    case ADD:          s--; s[-1] += s[0]; break;
    case SUBTRACT:     s--; s[-1] -= s[0]; break;
    case LESS:         s--; s[-1] = s[-1] < s[0]; break;
    case JUMP_IF:      at = *--s ? i->argument - 1 : at; break;
    case SLEEP:
        machine_leave(m, false);
        conc_sleep(i->argument);
        machine_enter(m);
        break;
    case END:          return -1;
    }
    *top = s;
    return at + 1;
}

static inline void
machine_run(struct machine *m)
{
    long *top = m->stack, at = 0;
    machine_enter(m);
    for (long steps = 1; (at = machine_step(m, at, &top)) >= 0; steps++) {
        atomic_store_explicit(&m->steps, steps, memory_order_relaxed);
        if (m->gil && (m->gil->every ? steps % m->gil->every == 0 : atomic_load_explicit(&m->gil->asked, memory_order_relaxed))) {
            machine_leave(m, true);
            machine_enter(m);
        }
    }
    machine_leave(m, false);
}
