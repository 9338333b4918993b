/* SPDX-License-Identifier: MIT */
/* Workers of a pool.  Contracts in pool_worker.h. */
#include <conc/codec.h>
#include <conc/pool_worker.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HEAD 2      /* items of the message before the arguments */

struct start {
    struct worker *self, *all;
    unsigned count;
    int wake;
    const struct pool_options *options;
    struct connection *from;
};

static struct value *
run_items(const struct value *message)
{
    pool_function *f = (pool_function *)(intptr_t)value_number(value_at(message, 0));
    bool together = value_number(value_at(message, 1));
    struct value *results = value_new_list();
    for (size_t i = HEAD; i < message->count; i++) {
        struct value *v = f(message->items[i]);
        bool failed = value_kind(v) == VALUE_EXCEPTION;
        if (value_append(results, v ? v : value_none()) < 0 || (failed && together)) {
            break;
        }
    }
    return results;
}

/* A result that may not be sent is an error that says why (CPython: MaybeEncodingError). */
static int
send_results(struct connection *c, const struct value *results)
{
    const char *why = "it is too deep or too large";
    int r = connection_send_why(c, results, &why);
    if (r != -EINVAL && r != -ELOOP && r != -EMSGSIZE) {
        return r;
    }
    struct value *error = value_error(r, "the result cannot be sent: %s", why);
    r = connection_send(c, error);
    value_free(error);
    return r;
}

static int
worker_main(void *arg)
{
    struct start *s = arg;
    const struct pool_options *o = s->options;
    struct connection *c = s->from;
    struct value *message;
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
    if (connection_send(c, NULL) < 0) {
        return 1;
    }
    for (unsigned n = 0; o->maxtasksperchild == 0 || n < o->maxtasksperchild; n++) {
        if (connection_recv(c, &message) < 0) {
            return 0;
        }
        struct value *results = run_items(message);
        value_free(message);
        if (send_results(c, results) < 0) {
            return 0;
        }
        value_free(results);
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

/* The items are borrowed, for *why may be the words of one of them. */
char *
task_message(pool_function *f, bool together, const struct value *items, size_t *length, const char **why)
{
    char *bytes = NULL;
    struct value address = { .kind = VALUE_INT, .number = (int64_t)(intptr_t)f };
    struct value flag = { .kind = VALUE_BOOL, .number = together };
    struct value message = { .kind = VALUE_LIST, .count = HEAD + items->count };
    message.items = malloc(message.count * sizeof *message.items);
    if (!message.items) {
        return NULL;
    }
    message.items[0] = &address;
    message.items[1] = &flag;
    memcpy(message.items + HEAD, items->items, items->count * sizeof *items->items);
    int r = codec_encode(&message, &bytes, length, why);
    free(message.items);
    if (r < 0 && r != -ENOMEM && !*why) {
        *why = "it is too deep or too large";
    }
    return r < 0 ? NULL : bytes;
}
