/* SPDX-License-Identifier: MIT */
/*
 * Histories: three threads work on one object, each operation is noted with when it began and when it ended, and then
 * somebody looks for an order that explains all the results.
 *
 *     static void act(int me)                              struct op *o = op_call(me, PUT, item);
 *                                                          op_return(o, put(item), 0);
 *     static bool step(void *state, const struct op *o)    may this come next in this state?  Changes the state if so
 *
 * An operation takes effect at one moment between its call and its return.  So of two that did not overlap the
 * first comes first; two that did may come either way.  If no order agrees with the model, the object is wrong.
 *
 * Each round has values, operations and pauses of its own, drawn from its number.  PROGRAM ROUNDS FIRST: other rounds.
 */
#pragma once

#include "claim.h"

#include <sched.h>
#include <stdatomic.h>

#include <conc/barrier.h>
#include <conc/thread.h>

#define ACTORS 3
#define OPS 8                   /* most that one actor does in a round */
#define ROUNDS 200
#define FAILURES 4096           /* dead ends remembered, a power of two */

struct op {
    int kind;
    long a, r, v;               /* argument, result, value */
    unsigned called, returned;
};

struct history {
    void (*open)(void);         /* a new object */
    void (*act)(int me);
    void (*close)(void);
    size_t state_size;          /* of the model, at most 512; starts as zeros, or by begin */
    void (*begin)(void *state);
    bool (*step)(void *state, const struct op *o);
};

static struct op ops[ACTORS][OPS];
static int op_count[ACTORS];
static _Atomic unsigned op_clock;
static uint64_t draw_state[ACTORS + 1];        /* the last one is for open() */
static uint64_t failed[FAILURES];
static struct barrier history_barrier;
static bool pauses;             /* in this round */
static _Atomic unsigned here;   /* actors that are about to act, over all rounds */
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
        sched_yield();
    }
    for (volatile long turns = draw(me, 0, 300); turns > 0; turns = turns - 1) {
    }
}

static inline struct op *
op_call(int me, int kind, long a)
{
    struct op *o = &ops[me][op_count[me]++];
    pause_a_bit(me);
    *o = (struct op){ .kind = kind, .a = a };
    o->called = atomic_fetch_add(&op_clock, 1);
    return o;
}

static inline void
op_return(struct op *o, long r, long v)
{
    o->r = r;
    o->v = v;
    o->returned = atomic_fetch_add(&op_clock, 1);
}

static inline uint64_t
hash_of(const int *at, const void *state, size_t size)
{
    uint64_t h = 1;
    for (int t = 0; t < ACTORS; t++) {
        h = mix(h + (uint64_t)at[t] + 1);
    }
    for (size_t i = 0; i < size; i++) {
        h = mix(h + ((const unsigned char *)state)[i] + 1);
    }
    return h;
}

/* Can what is left, from ops[t][at[t]] on, happen in this state? */
static inline bool
explained(int *at, const void *state)
{
    unsigned first_return = UINT32_MAX;
    unsigned char next[512];
    uint64_t h = hash_of(at, state, history->state_size);
    bool all = true;
    for (int t = 0; t < ACTORS; t++) {
        if (at[t] < op_count[t]) {
            all = false;
            first_return = ops[t][at[t]].returned < first_return ? ops[t][at[t]].returned : first_return;
        }
    }
    if (all || failed[h % FAILURES] == h) {
        return all;
    }
    for (int t = 0; t < ACTORS; t++) {
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
judge_round(uint64_t round)
{
    int at[ACTORS] = { 0 };
    unsigned char state[512] = { 0 };
    memset(failed, 0, sizeof failed);
    CLAIM(history->state_size <= sizeof state);
    if (history->begin) {
        history->begin(state);
    }
    if (explained(at, state)) {
        return;
    }
    fprintf(stderr, "round %llu: no order explains this\n", (unsigned long long)round);
    for (int t = 0; t < ACTORS; t++) {
        for (const struct op *o = ops[t]; o < ops[t] + op_count[t]; o++) {
            fprintf(stderr, "  actor %d: [%u, %u] kind %d(%ld) = %ld, %ld\n", t, o->called, o->returned, o->kind, o->a, o->r,
                    o->v);
        }
    }
    _exit(1);
}

/* Two waits a round: after the first the object is there, after the second all have done with it.  Those whom a barrier
 * wakes come one by one; so they wait for each other once more, awake, to begin at the same moment. */
static inline void
actor(void *arg)
{
    for (unsigned all = ACTORS;; all += ACTORS) {
        barrier_wait(&history_barrier);
        for (here++; here < all;) {
            sched_yield();
        }
        history->act((int)(intptr_t)arg);
        barrier_wait(&history_barrier);
    }
}

static inline int
history_main(const struct history *h, int argc, char **argv)
{
    uint64_t rounds = argc > 1 ? strtoull(argv[1], NULL, 0) : ROUNDS;
    uint64_t first = argc > 2 ? strtoull(argv[2], NULL, 0) : 0;
    history = h;
    barrier_init(&history_barrier, ACTORS + 1);
    for (intptr_t t = 0; t < ACTORS; t++) {
        struct thread *thread = thread_new(actor, (void *)t);
        CLAIM_EQ(thread_set_daemon(thread, true), 0);
        CLAIM_EQ(thread_start(thread), 0);
    }
    for (uint64_t round = first; round < first + rounds; round++) {
        for (int t = 0; t <= ACTORS; t++) {
            draw_state[t] = mix(round * (ACTORS + 1) + (uint64_t)t + 1);
        }
        memset(op_count, 0, sizeof op_count);
        pauses = draw(ACTORS, 0, 2) == 0;
        h->open();
        barrier_wait(&history_barrier);
        barrier_wait(&history_barrier);
        judge_round(round);
        h->close();
    }
    return 0;
}
