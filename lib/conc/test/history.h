/* SPDX-License-Identifier: MIT */
/*
 * Histories: three threads, processes or tasks work on one object, each operation is noted with when it began and when
 * it ended, and then somebody looks for an order that explains all the results.
 *
 *     static void act(int me)                              struct op *o = op_call(me, PUT, item, timeout);
 *                                                          op_return(o, put(item, timeout), 0);
 *     static bool step(void *state, const struct op *o)    may this come next in this state?  Changes the state if so
 *
 * An operation takes effect at one moment between its call and its return.  So of two that did not overlap the
 * first comes first; two that did may come either way.  If no order agrees with the model, the object is wrong.
 * One that arrives, waits and leaves takes effect at two moments: op_return_twice.
 * What the object itself does, of which nobody sees just when, is noted by op_own: in rows behind the actors'.
 *
 * Who is given LONG to wait must not give up: the test has seen to it that what he waits for will come.
 *
 * Each round has values, operations and pauses of its own, drawn from its number, and in a deterministic run a stretch
 * of the schedule of its own.  The number of the first is the machine's seed's.  PROGRAM ROUNDS FIRST: other rounds.
 */
#pragma once

#include "claim.h"

#include <errno.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/random.h>

#include <conc/barrier.h>
#include <conc/event.h>
#include <conc/thread.h>

#define ACTORS 3
#ifndef OWN_ROWS
#define OWN_ROWS 1              /* of what the object itself does, a timer's call for one */
#endif
#define ROWS (ACTORS + OWN_ROWS)
#define OPS 6                   /* most that one actor does in a round */
#define ROUNDS 100              /* where schedules are seeded; to fork takes longer */
#define ROUNDS_ELSEWHERE 10
#define FAILURES 4096           /* dead ends remembered, a power of two */
#define LONG SECONDS(100)

struct op {
    int kind, me;
    long a, r, v;               /* argument, result, value */
    int64_t timeout;
    unsigned called, returned;
};

struct history {
    void (*open)(void);         /* a new object */
    void (*act)(int me);
    void (*close)(void);
    size_t state_size;          /* of the model, at most 512, all of it long; starts as zeros, or by begin */
    void (*begin)(void *state);
    bool (*step)(void *state, const struct op *o);
    void (*run)(void);          /* have all act, and wait for them; NULL: in threads */
    uint64_t rounds;            /* seeded, unless told; 0: ROUNDS, or ROUNDS_ELSEWHERE for those that have a run */
    void (*pause)(int me);      /* of await_end and the pauses, for actors that are no threads; NULL */
};

/* In memory that processes share. */
static struct board {
    struct op ops[ROWS][2 * OPS + 4];
    int op_count[ROWS];
    _Atomic unsigned clock;
    _Atomic unsigned here;      /* actors that are about to act, over all rounds */
    _Atomic int at_end;         /* of this round: actors that have come to their end */
    struct event all_at_end;
} *board;

static uint64_t history_round, draw_state[ACTORS + 1];     /* the last one is for open() */
static uint64_t failed[FAILURES];
static struct barrier history_barrier;
static bool pauses;             /* in this round */
static const struct history *history;

/* splitmix64 */
static inline uint64_t
mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static inline long
draw(int me, long least, long most)
{
    draw_state[me] += UINT64_C(0x9e3779b97f4a7c15);
    return least + (long)(mix(draw_state[me]) % (uint64_t)(most - least + 1));
}

/* The others get a chance to come between, now or in the midst of the next operation.  Some rounds do without. */
static inline void
pause_a_bit(int me)
{
    if (!pauses) {
        return;
    }
    if (draw(me, 0, 1)) {
        if (history->pause) {
            history->pause(me);
        } else {
            sched_yield();
        }
    }
    for (volatile long turns = draw(me, 0, 300); turns > 0; turns = turns - 1) {
    }
}

/* Not at all, shortly, or, if the test sees to its end, long. */
static inline int64_t
draw_timeout(int me, bool may_be_long)
{
    int n = (int)draw(me, 0, 5);
    return n < 2 ? 0 : n < 4 && may_be_long ? LONG : MICROSECONDS(draw(me, 20, 200));
}

static inline struct op *
op_call(int me, int kind, long a, int64_t timeout)
{
    struct op *o = &board->ops[me][board->op_count[me]++];
    CLAIM(o < board->ops[me + 1]);
    pause_a_bit(me);
    *o = (struct op){ .kind = kind, .me = me, .a = a, .timeout = timeout };
    o->called = atomic_fetch_add(&board->clock, 1);
    return o;
}

static inline void
op_return(struct op *o, long r, long v)
{
    o->r = r;
    o->v = v;
    o->returned = atomic_fetch_add(&board->clock, 1);
}

/* It took effect twice: once as `kind`, and later, between the same call and return, as kind + 1. */
static inline void
op_return_twice(struct op *o, long r, long v)
{
    op_return(o, r, v);
    o[1] = *o;
    o[1].kind++;
    board->op_count[o->me]++;
}

/* The object did something: at some moment from `called` to `returned`.  A row's are in their order.  0 and NEVER: nobody knows. */
#define NEVER UINT32_MAX

static inline void
op_own(int row, int kind, long a, unsigned called, unsigned returned)
{
    struct op *o = &board->ops[ACTORS + row][board->op_count[ACTORS + row]++];
    CLAIM(row < OWN_ROWS && o < board->ops[ACTORS + row + 1]);
    *o = (struct op){ .kind = kind, .me = ACTORS + row, .a = a, .called = called, .returned = returned };
}

static inline unsigned
now_on_board(void)
{
    return atomic_fetch_add(&board->clock, 1);
}

/* Its time was over, and that may be. */
static inline bool
gave_up(const struct op *o)
{
    return o->timeout != LONG && o->r == (o->timeout == 0 ? -EAGAIN : -ETIMEDOUT);
}

/* Until all have come here: what they do from now on is known, and so whether it will let those who wait long go on. */
static inline void
await_end(void)
{
    if (atomic_fetch_add(&board->at_end, 1) == ACTORS - 1) {
        event_set(&board->all_at_end);
    }
    while (history->pause && !event_is_set(&board->all_at_end)) {
        history->pause(0);
    }
    event_wait(&board->all_at_end);
}

static inline uint64_t
hash_of(const int *at, const void *state, size_t size)
{
    uint64_t h = history_round;
    for (int t = 0; t < ROWS; t++) {
        h = h * 31 + (uint64_t)at[t];
    }
    for (size_t i = 0; i < size / sizeof h; i++) {
        h = mix(h + ((const uint64_t *)state)[i] + 1);
    }
    return h;
}

/* Can what is left, from ops[t][at[t]] on, happen in this state? */
static inline bool
explained(int *at, const void *state)
{
    struct op(*ops)[2 * OPS + 4] = board->ops;
    const int *op_count = board->op_count;
    unsigned first_return = UINT32_MAX;
    uint64_t next[64];
    uint64_t h = hash_of(at, state, history->state_size);
    bool all = true;
    for (int t = 0; t < ROWS; t++) {
        if (at[t] < op_count[t]) {
            all = false;
            first_return = ops[t][at[t]].returned < first_return ? ops[t][at[t]].returned : first_return;
        }
    }
    if (all || failed[h % FAILURES] == h) {
        return all;
    }
    for (int t = 0; t < ROWS; t++) {
        if (at[t] == op_count[t] || ops[t][at[t]].called > first_return) {
            continue;
        }
        memcpy(next, state, history->state_size);
        if (history->step(next, &ops[t][at[t]])) {
            at[t]++;
            if (explained(at, next)) {
                return true;
            }
            at[t]--;
        }
    }
    failed[h % FAILURES] = h;
    return false;
}

static inline void
judge_round(void)
{
    int at[ROWS] = { 0 };
    uint64_t state[64] = { 0 };
    CLAIM(history->state_size <= sizeof state && history->state_size % sizeof *state == 0);
    if (history->begin) {
        history->begin(state);
    }
    if (explained(at, state)) {
        return;
    }
    fprintf(stderr, "round %llu: no order explains this\n", (unsigned long long)history_round);
    for (int t = 0; t < ROWS; t++) {
        for (const struct op *o = board->ops[t]; o < board->ops[t] + board->op_count[t]; o++) {
            fprintf(stderr, "  actor %d: [%u, %u] kind %d(%ld, %s) = %ld, %ld\n", t, o->called, o->returned, o->kind, o->a,
                    o->timeout == 0 ? "now" : o->timeout == LONG ? "long" : "soon", o->r, o->v);
        }
    }
    _exit(1);
}

/* Those whom a barrier wakes come one by one, and those who are forked too; so they wait for each other once more,
 * awake, to begin at the same moment.  `all`: how many have begun by then, over all rounds. */
static inline void
act_together(int me, unsigned all)
{
    for (board->here++; board->here < all;) {
        sched_yield();
    }
    history->act(me);
}

/* Two waits a round: after the first the object is there, after the second all have done with it. */
static inline void
actor(void *arg)
{
    for (unsigned all = ACTORS;; all += ACTORS) {
        barrier_wait(&history_barrier);
        act_together((int)(intptr_t)arg, all);
        barrier_wait(&history_barrier);
    }
}

static inline void
start_threads(void)
{
    barrier_init(&history_barrier, ACTORS + 1);
    for (intptr_t t = 0; t < ACTORS; t++) {
        CLAIM(thread_start_daemon(actor, (void *)t, "actor"));
    }
}

/* What is drawn in a round comes from its number alone. */
static inline void
draw_round(uint64_t round)
{
    history_round = round;
    for (int t = 0; t <= ACTORS; t++) {
        draw_state[t] = mix(round * (ACTORS + 1) + (uint64_t)t + 1);
    }
    pauses = draw(ACTORS, 0, 2) == 0;
}

static inline void
run_round(void)
{
    memset(board->op_count, 0, sizeof board->op_count);
    board->at_end = 0;
    event_clear(&board->all_at_end);
    draw_round(history_round);
    history->open();
    if (history->run) {
        history->run();
    } else {
        barrier_wait(&history_barrier);
        barrier_wait(&history_barrier);
    }
    judge_round();
    history->close();
}

static inline bool
seeded(void)
{
    return runs_deterministic() && !cmdline_has("seeded=0");
}

static inline int
history_main(const struct history *h, int argc, char **argv)
{
    uint64_t rounds = argc > 1 ? strtoull(argv[1], NULL, 0) : !seeded() ? ROUNDS_ELSEWHERE
                      : h->rounds ? h->rounds : h->run ? ROUNDS_ELSEWHERE : ROUNDS;
    uint16_t first = 0;
    CLAIM_EQ(getrandom(&first, sizeof first, 0), sizeof first);
    history = h;
    history_round = argc > 2 ? strtoull(argv[2], NULL, 0) : first;
    board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CLAIM(board != MAP_FAILED);
    if (!h->run) {
        start_threads();
    }
    for (; rounds > 0; rounds--, history_round++) {
        run_round();
    }
    return 0;
}
