/* SPDX-License-Identifier: MIT */
/* Workers of a pool.  Contracts in pool_worker.h. */
#include <conc/codec.h>
#include <conc/pool_worker.h>
#include <conc/value_inside.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct start {
    struct worker *self, *all;
    unsigned count;
    int wake;
    const struct pool_options *options;
    struct connection *from;
};

/* A result that may not be sent is an error that says why, and the only one (CPython: MaybeEncodingError).  NULL: it is
 * there, or there is no memory. */
static struct value *
add_result(struct codec_output *out, const struct value *v, int *r)
{
    *r = codec_put(out, v);
    if (*r == 0 && out->length > CONNECTION_MESSAGE) {
        *r = -EMSGSIZE;
    }
    return *r == 0 || *r == -ENOMEM ? NULL
           : value_error(*r, "the result cannot be sent: %s", *r == -EINVAL ? out->why : "it is too deep or too large");
}

/* All items of a message.  0: their results are in `out`. */
static int
run_items(const char *message, size_t length, struct codec_output *out)
{
    struct task_head head;
    memcpy(&head, message, sizeof head);
    struct codec_input in = { (const unsigned char *)message + sizeof head, length - sizeof head };
    struct value item, *bad = NULL;
    bool failed = false;
    int r = 0;
    out->length = 0;
    for (size_t i = 0; r == 0 && i < head.count && !(failed && head.together); i++) {
        r = codec_take(&in, &item);
        if (r < 0) {
            break;
        }
        struct value *v = head.f(&item);
        failed = value_kind(v) == VALUE_EXCEPTION;
        if (!bad) {
            bad = add_result(out, v, &r);
        }
        r = bad ? 0 : r;
        value_free(v);
        value_end(&item);
    }
    if (r == 0 && bad) {
        out->length = 0;
        r = codec_put(out, bad);
    }
    value_free(bad);
    return r;
}

static int
worker_main(void *arg)
{
    struct start *s = arg;
    const struct pool_options *o = s->options;
    struct connection *c = s->from;
    struct codec_output out = { 0 };
    for (unsigned i = 0; i < s->count; i++) {
        if (s->all[i].process) {
            connection_close(s->all[i].to);
        }
    }
    connection_close(s->self->to);
    close(s->wake);
    if (o->initializer && o->initializer(o->initarg) != 0) {
        return 1;
    }
    if (connection_send_bytes(c, NULL, 0) < 0) {
        return 1;
    }
    for (unsigned n = 0; o->maxtasksperchild == 0 || n < o->maxtasksperchild; n++) {
        const void *message;
        ssize_t length = connection_recv_lent(c, &message, TIMEOUT_FOREVER);
        if (length < 0 || run_items(message, (size_t)length, &out) < 0
            || connection_send_bytes(c, out.bytes, out.length) < 0) {
            return 0;
        }
    }
    return 0;
}

static void
set_name(struct process *p)
{
    char name[32];
    const char *number = strchr(process_name(p), '-');
    snprintf(name, sizeof name, "PoolWorker%.20s", number ? number : "");
    process_set_name(p, name);
}

int
worker_start(struct worker *w, const struct pool_options *o, struct worker *all, unsigned count, int wake)
{
    struct start s = { w, all, count, wake, o, NULL };
    struct process *p = process_new(worker_main, &s);
    int r = p ? connection_pipe(&w->to, &s.from, true) : -ENOMEM;
    if (r < 0) {
        if (p) {
            process_free(p);
        }
        return r;
    }
    set_name(p);
    process_set_daemon(p, true);
    r = process_start(p);
    connection_close(s.from);
    if (r < 0) {
        connection_close(w->to);
        process_free(p);
        return r;
    }
    w->process = p;
    w->done = 0;
    w->ready = w->closed = false;
    return 0;
}

void
worker_reap(struct worker *w, char *text, size_t room)
{
    int code = 0;
    process_join(w->process);
    process_exitcode(w->process, &code);
    if (code < 0) {
        snprintf(text, room, "worker process %d was ended by signal %d (%s)", process_pid(w->process), -code, strsignal(-code));
    } else {
        snprintf(text, room, "worker process %d ended itself with status %d", process_pid(w->process), code);
    }
    connection_close(w->to);
    process_free(w->process);
    w->process = NULL;
}
