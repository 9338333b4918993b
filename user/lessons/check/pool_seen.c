/* SPDX-License-Identifier: MIT */
/* Contracts in pool_seen.h. */
#include "user/lessons/check/pool_seen.h"

void
want_workers(struct evidence *e, struct pool_seen *p, size_t workers)
{
    memset(p, 0, sizeof *p);
    size_t made = children_of(e, e->main, p->pid, MOST_WORKERS);
    want(made == workers, "%zu processes were made, not %zu", made, workers);
    p->workers = workers;
}

static size_t
worker_of(const struct pool_seen *p, long pid)
{
    for (size_t i = 0; i < p->workers; i++) {
        if (p->pid[i] == (uint32_t)pid) {
            return i;
        }
    }
    want(false, "process %ld is no worker", pid);
    return 0;
}

void
want_tasks(struct evidence *e, struct pool_seen *p, const char *word, size_t tasks)
{
    want(count_lines(e, word) == tasks, "%zu lines @%s, not %zu", count_lines(e, word), word, tasks);
    memset(p->task, 0, sizeof p->task);
    for (size_t i = 0; i < tasks; i++) {
        const struct line *l = find_line(e, word, i);
        long n = number_of(l, "task");
        want(n >= 0 && n < (long)tasks && !p->task[n], "task %ld a second time, or none of them", n);
        size_t w = worker_of(p, number_of(l, "pid"));
        p->task[n] = block_of(e, p->pid[w], TRACE_REASON_SLEEP, TICK / 10, p->slept[w]++);
        p->doer[n] = w;
        want(p->task[n], "process %u did not work at task %ld", p->pid[w], n);
    }
}

size_t
at_once(const struct pool_seen *p, size_t tasks)
{
    size_t most = 0;
    for (size_t i = 0; i < tasks; i++) {
        size_t n = 0;
        for (size_t j = 0; j < tasks; j++) {
            n += p->task[j]->from <= p->task[i]->from && p->task[i]->from < p->task[j]->to;
        }
        most = n > most ? n : most;
    }
    return most;
}

void
want_each(const struct pool_seen *p, size_t tasks, int64_t each)
{
    for (size_t i = 0; i < tasks; i++) {
        want(near(block_time(p->task[i]), each), "task %zu did not take its time", i);
    }
}

void
want_workers_ended(struct evidence *e, const struct pool_seen *p, size_t from, size_t to, int status)
{
    for (size_t i = from; i < to; i++) {
        int how;
        int64_t when;
        want(process_end(e, p->pid[i], &how, &when) && how == status, "worker %u did not end with status %d", p->pid[i], status);
    }
}
