/* SPDX-License-Identifier: MIT */
/*
 * Histories of executors: one model for threads and for processes.
 *
 *     actor 0..2      submit, ask for results and states, cancel, each also what others submitted; at the end, shut down
 *     a row a task    BEGIN      some time before its function began: when the future became RUNNING
 *                     FINISH     some time after it ended
 *                     CALLED     its callback
 *
 * So a task that runs twice, or though cancelled, or before it is submitted, a future that goes back, a callback too many or too
 * early, more tasks at once than workers: each is a history that no order explains.
 */
#pragma once

#define OWN_ROWS 9              /* tasks, a third of them each actor's */
#include "history.h"

#include <conc/executor.h>

struct executor_calls {
    struct executor *(*make)(size_t workers);
    executor_function *work;            /* calls work_on(id) */
    void *(*arg)(long id);
    long (*number)(void *result);       /* and frees it, if need be */
    long lasts;                         /* rounds */
};

enum { SUBMIT, RESULT, CANCEL, STATE, SHUTDOWN, SHUT_DOWN, BEGIN, FINISH, CALLED };
enum { NONE, PENDING, RUNNING, CANCELLED, FINISHED };
enum { CANCELS = 1, WAITS = 2 };        /* arguments of SHUTDOWN */

struct model {
    long state[OWN_ROWS], called[OWN_ROWS];
    long running, over, cancels, cancelled, late;
};

static const struct executor_calls *calls;
static struct executor *executor;
static struct future *_Atomic futures[OWN_ROWS];
static struct event called[OWN_ROWS];
static long workers;
static bool last;                       /* round of this executor */

#define TASK_ERROR (-EDOM)

static inline bool
fails(long id)
{
    return id % 4 == 3;
}

/* In a worker. */
static inline int
work_on(long id, void **result, void *(*make)(long number))
{
    op_own((int)id, BEGIN, 0, 0, now_on_board());
    for (volatile long turns = id * 100; turns > 0; turns = turns - 1) {
    }
    op_own((int)id, FINISH, 0, now_on_board(), NEVER);
    *result = fails(id) ? NULL : make(id * 7 + 1);
    return fails(id) ? exception_raise(TASK_ERROR, "task %ld", id) : 0;
}

static inline void
open_it(void)
{
    last = history_round % (uint64_t)calls->lasts == (uint64_t)calls->lasts - 1;
    if (!executor) {
        workers = draw(ACTORS, 1, 2);
        executor = calls->make((size_t)workers);
        CLAIM(executor);
    }
    memset((void *)futures, 0, sizeof futures);
    memset(called, 0, sizeof called);
}

static inline void
close_it(void)
{
    for (int id = 0; id < OWN_ROWS; id++) {
        CLAIM_EQ(event_is_set(&called[id]), futures[id] != NULL);
        void *result = NULL;
        if (futures[id] && future_result_timeout(futures[id], &result, 0) == 0) {
            CLAIM_EQ(calls->number(result), id * 7 + 1);
        }
        future_free(futures[id]);
    }
    if (last) {
        executor_free(executor);
        executor = NULL;
    }
}

static inline void
note_call(struct future *f, void *id)
{
    unsigned now = now_on_board();
    (void)f;
    op_own((int)(intptr_t)id, CALLED, 0, now, now);
    event_set(&called[(intptr_t)id]);
}

static inline void
submit(int me, long id)
{
    struct op *o = op_call(me, SUBMIT, id, 0);
    struct future *f = executor_submit(executor, calls->work, calls->arg(id));
    op_return(o, f ? 0 : exception_last()->code, 0);
    if (f) {
        futures[id] = f;
        CLAIM_EQ(future_add_done_callback(f, note_call, (void *)(intptr_t)id), 0);
    }
}

static inline long
state_of(struct future *f)
{
    enum future_state s = future_state(f);
    return s == FUTURE_PENDING ? PENDING : s == FUTURE_RUNNING ? RUNNING : s == FUTURE_FINISHED ? FINISHED : CANCELLED;
}

static inline void
ask(int me, long id)
{
    struct future *f = futures[id];
    int kind = (int)draw(me, RESULT, STATE);
    if (f) {
        struct op *o = op_call(me, kind, id, kind == RESULT ? draw_timeout(me, true) : 0);
        void *result = NULL;
        long r = kind == STATE ? state_of(f) : kind == CANCEL ? future_cancel(f)
                 : future_result_timeout(f, &result, o->timeout);
        op_return(o, r, result != NULL);
    }
}

static inline void
shut_down(int me, long how)
{
    struct op *o = op_call(me, SHUTDOWN, how, 0);
    executor_shutdown(executor, how & WAITS, how & CANCELS);
    op_return_twice(o, 0, 0);
}

/* Where the executor goes on, see to it that the round's tasks have ended. */
static inline void
act(int me)
{
    for (long n = 0, id = me; n < OPS - 2; n++) {
        if (id < OWN_ROWS && draw(me, 0, 1)) {
            submit(me, id);
            id += ACTORS;
        } else {
            ask(me, draw(me, 0, OWN_ROWS - 1));
        }
    }
    if (last && me == 0) {
        shut_down(me, draw(me, 0, 1) * CANCELS);
    }
    await_end();
    if (last && me == 0) {
        shut_down(me, WAITS);
    }
    for (int id = me; id < OWN_ROWS; id += ACTORS) {
        if (futures[id]) {
            event_wait(&called[id]);
        }
    }
}

/* A shutdown that cancels does so one by one. */
static inline bool
is_cancelled(struct model *m, long id)
{
    if (m->state[id] == PENDING && m->cancels) {
        m->state[id] = CANCELLED;
    }
    return m->state[id] == CANCELLED;
}

/* Of what was cancelled by a shutdown that is over, each worker may have had one in its hand. */
static inline bool
begin_may(struct model *m, long id)
{
    m->late += m->cancelled;
    if (m->state[id] != PENDING || ++m->running > workers || m->late > workers) {
        return false;
    }
    m->state[id] = RUNNING;
    return true;
}

static inline bool
all_ended(struct model *m)
{
    for (int id = 0; id < OWN_ROWS; id++) {
        if (m->state[id] == RUNNING || (m->state[id] == PENDING && !is_cancelled(m, id))) {
            return false;
        }
    }
    return true;
}

static inline bool
answer_may(struct model *m, const struct op *o)
{
    long *state = &m->state[o->a];
    if (o->kind == STATE) {
        return o->r == CANCELLED ? is_cancelled(m, o->a) : o->r == *state;
    }
    if (o->kind == RESULT) {
        return o->r == CANCELLED_ERROR ? is_cancelled(m, o->a)
               : *state == FINISHED ? o->r == (fails(o->a) ? TASK_ERROR : 0) && o->v == !fails(o->a) : gave_up(o) && *state < CANCELLED;
    }
    if (o->r && *state == PENDING) {
        *state = CANCELLED;
    }
    return o->r == (*state == CANCELLED);
}

static inline bool
step(void *state, const struct op *o)
{
    struct model *m = state;
    long id = o->me - ACTORS;           /* of a task's own row */
    switch (o->kind) {
    case SUBMIT:
        m->state[o->a] = m->over ? NONE : PENDING;
        return o->r == (m->over ? RUNTIME_ERROR : 0);
    case SHUTDOWN:
        m->over = true;
        m->cancels |= o->a & CANCELS;
        return true;
    case SHUT_DOWN:
        m->cancelled = m->cancels;
        return !(o->a & WAITS) || all_ended(m);
    case BEGIN:
        return begin_may(m, id);
    case FINISH:
        m->running--;
        m->state[id] = FINISHED;
        return true;
    case CALLED:
        return (m->state[id] == FINISHED || is_cancelled(m, id)) && !m->called[id]++;
    default:
        return answer_may(m, o);
    }
}

static inline int
executor_history_main(const struct executor_calls *c, int argc, char **argv)
{
    static struct history h = {
        .open = open_it, .act = act, .close = close_it, .state_size = sizeof(struct model), .step = step,
    };
    calls = c;
    return history_main(&h, argc, argv);
}
