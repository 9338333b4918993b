/* SPDX-License-Identifier: MIT */
/*
 * The dispatcher of a pool: one thread that hands tasks to workers and takes results from them.
 *
 * It sleeps in one poll() on `wake`, all connections, and the workers' sentinels.  A sentinel tells of a worker's end
 * even if some other child has inherited its connection.  What a worker sent before it died is taken first.
 */
#include <conc/pool_inside.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

void
task_fail(struct task *t, int code, const char *why, bool cancelled)
{
    job_fail_task(t->job, t->first, t->count, value_error(code, "%s", why), cancelled);
    free(t);
}

/* Lock held.  Nobody may be working any more. */
static void
fail_everything(struct pool *p, int code, const char *why, bool cancelled)
{
    while (p->pending) {
        struct task *t = p->pending;
        p->pending = t->next;
        task_fail(t, code, why, cancelled);
    }
    p->pending_end = &p->pending;
}

static void
take_message(struct worker *w, struct codec_input results)
{
    struct task *t = w->task;
    if (!t) {
        w->ready = true;
        return;
    }
    job_finish_task(t->job, t->first, t->count, results);
    w->task = NULL;
    w->done++;
    free(t);
}

/* Take what has come from this worker: one message, for it sends none before it is given the next task. */
static void
receive(struct worker *w)
{
    const void *bytes;
    ssize_t n = connection_recv_lent(w->to, &bytes, 0);
    if (n >= 0) {
        take_message(w, (struct codec_input){ bytes, (size_t)n });
    }
    w->closed = n < 0 && n != -EAGAIN;
}

/* Lock held.  A worker has ended: fail its task; before its first it means that none ever will work. */
static void
bury(struct pool *p, struct worker *w)
{
    char how[96], why[160];
    receive(w);
    worker_reap(w, how, sizeof how);
    if (w->task) {
        snprintf(why, sizeof why, "%s in the middle of the task", how);
        task_fail(w->task, -EOWNERDEAD, why, false);
        w->task = NULL;
    }
    if (!w->ready && p->state <= CLOSING) {
        snprintf(p->broken, sizeof p->broken, "%.80s in its start", how);
    }
}

static bool
is_idle(struct pool *p, struct worker *w)
{
    unsigned most = p->options.maxtasksperchild;
    return w->process && w->ready && !w->task && (most == 0 || w->done < most);
}

/* Lock held.  A send that fails means that the worker has ended, which its sentinel will tell. */
static void
hand_out(struct pool *p)
{
    for (unsigned i = 0; i < p->options.processes && p->pending; i++) {
        struct worker *w = &p->workers[i];
        if (is_idle(p, w)) {
            struct task *t = p->pending;
            p->pending = t->next;
            p->pending_end = p->pending ? p->pending_end : &p->pending;
            w->task = t;
            connection_send_bytes(w->to, &t->head, t->length);
        }
    }
}

int
pool_start_workers(struct pool *p)
{
    int r = 0;
    for (unsigned i = 0; i < p->options.processes && r == 0; i++) {
        if (!p->workers[i].process) {
            r = worker_start(&p->workers[i], &p->options, p->workers, p->options.processes, p->wake);
        }
    }
    return r;
}

/* Lock held. */
static bool
has_work(struct pool *p)
{
    bool work = p->pending || p->feeders > 0;
    for (unsigned i = 0; i < p->options.processes; i++) {
        work |= p->workers[i].task != NULL;
    }
    return work;
}

/* Those that are to end by themselves find their connection closed. */
void
pool_end_workers(struct pool *p)
{
    for (unsigned i = 0; i < p->options.processes; i++) {
        struct worker *w = &p->workers[i];
        if (w->process && p->state == TERMINATING) {
            process_terminate(w->process);
        } else if (w->process) {
            shutdown(connection_fileno(w->to), SHUT_WR);
        }
    }
    for (unsigned i = 0; i < p->options.processes; i++) {
        struct worker *w = &p->workers[i];
        char how[96];
        if (w->process) {
            worker_reap(w, how, sizeof how);
        }
        if (w->task) {
            task_fail(w->task, -ECANCELED, "the pool was terminated", true);
            w->task = NULL;
        }
    }
}

/* Lock held.  One step of what has to be done; false: nothing will be, ever. */
static bool
go_on(struct pool *p)
{
    if (p->state == RUNNING || (p->state == CLOSING && has_work(p))) {
        int r = p->broken[0] ? 0 : pool_start_workers(p);
        if (r < 0) {
            snprintf(p->broken, sizeof p->broken, "no worker can be started (error %d)", -r);
        }
        if (p->broken[0]) {
            fail_everything(p, -EOWNERDEAD, p->broken, false);
        }
        hand_out(p);
    }
    return p->state == RUNNING || (p->state == CLOSING && has_work(p));
}

/* Sleep until there is something to do; then `events` says what.  events[0] is wake, then two for each worker. */
static void
wait_for_events(struct pool *p)
{
    uint64_t count;
    nfds_t n = 2 * p->options.processes + 1;
    while (poll(p->events, n, -1) < 0) {
    }
    if (p->events[0].revents) {
        eventfd_read(p->wake, &count);
    }
}

/* Lock held. */
static void
choose_events(struct pool *p)
{
    p->events[0] = (struct pollfd){ .fd = p->wake, .events = POLLIN };
    for (unsigned i = 0; i < p->options.processes; i++) {
        struct worker *w = &p->workers[i];
        p->events[1 + 2 * i] = (struct pollfd){ .fd = w->process && !w->closed ? connection_fileno(w->to) : -1, .events = POLLIN };
        p->events[2 + 2 * i] = (struct pollfd){ .fd = w->process ? process_sentinel(w->process) : -1, .events = POLLIN };
    }
}

/* Lock held. */
static void
handle_events(struct pool *p)
{
    for (unsigned i = 0; i < p->options.processes && p->state <= CLOSING; i++) {
        struct worker *w = &p->workers[i];
        if (p->events[1 + 2 * i].revents) {
            receive(w);
        }
        if (p->events[2 + 2 * i].revents) {
            bury(p, w);
        }
    }
}

void
pool_dispatch(void *arg)
{
    struct pool *p = arg;
    lock_acquire(&p->lock);
    while (go_on(p)) {
        choose_events(p);
        lock_release(&p->lock);
        wait_for_events(p);
        lock_acquire(&p->lock);
        handle_events(p);
    }
    if (p->state != ABANDONED) {
        pool_end_workers(p);
        fail_everything(p, -ECANCELED, "the pool was terminated", true);
        p->state = ENDED;
    }
    lock_release(&p->lock);
    queue_put(p->callbacks, NULL);
    thread_join(p->caller);
}

void
pool_call_back(void *arg)
{
    struct pool *p = arg;
    void *job;
    while (queue_get(p->callbacks, &job), job) {
        job_call_back(job);
    }
}
