/* SPDX-License-Identifier: MIT */
/*
 * Proxies: a list of connections for each thread, and calls over them.  Contracts in proxy.h and proxy_inside.h.
 *
 *     a call   connection of this thread to this address, made by this process?  else a new one
 *              send, receive   an error in between, a timeout too: the connection is closed, for an answer may be on its way
 */
#include <conc/exception.h>
#include <conc/listener.h>
#include <conc/local.h>
#include <conc/manager_server.h>
#include <conc/process.h>
#include <conc/proxy_inside.h>

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct link {
    struct link *next;
    pid_t owner;                /* a fork copies the list of the thread that forks */
    char *address;
    struct connection *connection;
};

struct proxy {
    char *address, *authkey;    /* [c] */
    int64_t id;                 /* [c] */
    _Atomic pid_t owner;        /* the process that has a reference counted */
    _Atomic int64_t timeout;    /* of calls that name none */
};  /* [c] never changes */

static struct local links;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void
free_link(struct link *l)
{
    connection_close(l->connection);
    free(l->address);
    free(l);
}

static void
drop_links(void *list)
{
    for (struct link *l = list, *next; l; l = next) {
        next = l->next;
        free_link(l);
    }
}

static void
make_links(void)
{
    local_init(&links, NULL, drop_links);
}

/* Out of the caller's list, and back into it. */
static struct link *
take_link(const char *address)
{
    struct link *list = local_get(&links), **place = &list, *found = NULL;
    while (*place) {
        struct link *l = *place;
        bool mine = l->owner == getpid();
        if (mine && (found || strcmp(l->address, address) != 0)) {
            place = &l->next;
            continue;
        }
        *place = l->next;
        if (mine) {
            found = l;
        } else {
            free_link(l);
        }
    }
    local_set(&links, list);
    return found;
}

static void
put_link(struct link *l)
{
    l->next = local_get(&links);
    local_set(&links, l);
}

static int
new_link(const char *address, const char *authkey, int64_t timeout, struct link **made)
{
    struct link *l = calloc(1, sizeof *l);
    if (!l || !(l->address = strdup(address))) {
        free(l);
        return -ENOMEM;
    }
    l->owner = getpid();
    int r = connection_client_timeout(address, authkey, &l->connection, timeout);
    if (r < 0) {
        free_link(l);
        return r;
    }
    *made = l;
    return 0;
}

/* What the server said: the result, or what it raised. */
static int
take_reply(struct value *reply, struct value **result)
{
    struct value *v = value_at(reply, 1);
    bool returned = strcmp(value_text(value_at(reply, 0)), "#RETURN") == 0;
    int r = 0;
    if (!v || (!returned && (value_kind(v) != VALUE_EXCEPTION || v->number >= 0 || v->number < INT32_MIN))) {
        r = exception_raise(-EBADMSG, "the server sent nonsense");
    } else if (!returned) {
        r = exception_raise((int)v->number, "%s", value_text(v));
    } else if (result) {
        *result = v;
        reply->items[1] = NULL;
    }
    value_free(reply);
    return r;
}

/* No answer: why, with words. */
static int
no_answer(int r, struct link *l)
{
    if (l) {
        free_link(l);
    }
    return exception_raise(r, "%s", r == -EACCES ? "the server has another key" : r == -EPIPE ? "the server has ended"
                           : r == -ETIMEDOUT || r == -EAGAIN ? "no answer in time" : strerror(-r));
}

int
server_call(const char *address, const char *authkey, int64_t id, const char *method, struct value *args, int64_t timeout,
            struct value **result)
{
    int64_t deadline = conc_deadline(timeout);
    struct value *request = value_list(value_int(id), value_string(method), args ? args : value_new_list()), *reply;
    const char *why = NULL;
    if (!request) {
        return exception_raise(-ENOMEM, "no memory for a call");
    }
    pthread_once(&once, make_links);
    struct link *l = take_link(address);
    int r = l ? 0 : new_link(address, authkey, timeout, &l);
    if (r == 0) {
        r = connection_send_why_timeout(l->connection, request, &why, conc_left(deadline));
    }
    if (why) {
        exception_raise(r, "%s", why);
        put_link(l);
    } else if (r == 0) {
        r = connection_recv_timeout(l->connection, &reply, timeout == 0 ? 0 : conc_left(deadline));
    }
    value_free(request);
    if (why) {
        return r;
    }
    if (r < 0) {
        return no_answer(r == -EAGAIN && timeout != 0 ? -ETIMEDOUT : r, l);
    }
    put_link(l);
    return take_reply(reply, result);
}

void
server_hang_up(const char *address)
{
    pthread_once(&once, make_links);
    struct link *l = take_link(address);
    if (l) {
        free_link(l);
    }
}

struct proxy *
proxy_new(const char *address, const char *authkey, int64_t id)
{
    struct proxy *p = calloc(1, sizeof *p);
    if (!p || !(p->address = strdup(address)) || !(p->authkey = strdup(authkey))) {
        if (p) {
            free(p->address);
        }
        free(p);
        return NULL;
    }
    p->id = id;
    p->timeout = TIMEOUT_FOREVER;
    p->owner = getpid();
    return p;
}

static int
count_reference(const struct proxy *p, const char *method, int64_t timeout)
{
    return server_call(p->address, p->authkey, MANAGER_ITSELF, method, value_list(value_int(p->id)), timeout, NULL);
}

void
proxy_set_timeout(struct proxy *p, int64_t timeout)
{
    p->timeout = timeout;
}

int
proxy_call_timeout(struct proxy *p, const char *method, struct value *args, int64_t timeout, struct value **result)
{
    pid_t pid = getpid();
    int64_t deadline = conc_deadline(timeout);
    if (atomic_exchange(&p->owner, pid) != pid) {
        int r = count_reference(p, "incref", timeout);
        if (r < 0) {
            value_free(args);
            return r;
        }
    }
    return server_call(p->address, p->authkey, p->id, method, args, timeout == 0 ? 0 : conc_left(deadline), result);
}

int
proxy_call(struct proxy *p, const char *method, struct value *args, struct value **result)
{
    return proxy_call_timeout(p, method, args, p->timeout, result);
}

struct value *
proxy_value(const struct proxy *p)
{
    return value_list(value_string("#PROXY"), value_string(p->address), value_int(p->id));
}

int
proxy_of_timeout(const struct value *v, int64_t timeout, struct proxy **made)
{
    if (value_kind(v) != VALUE_LIST || v->count != 3 || strcmp(value_text(value_at(v, 0)), "#PROXY") != 0) {
        return exception_raise(-EINVAL, "this value is no proxy");
    }
    struct proxy *p = proxy_new(value_text(value_at(v, 1)), process_authkey(), value_number(value_at(v, 2)));
    int r = p ? count_reference(p, "incref", timeout) : exception_raise(-ENOMEM, "no memory for a proxy");
    if (r < 0) {
        if (p) {
            p->owner = 0;
        }
        proxy_free(p);
        return r;
    }
    *made = p;
    return 0;
}

int
proxy_of(const struct value *v, struct proxy **p)
{
    return proxy_of_timeout(v, TIMEOUT_FOREVER, p);
}

void
proxy_free(struct proxy *p)
{
    if (p) {
        if (p->owner == getpid()) {
            count_reference(p, "decref", p->timeout);
        }
        free(p->address);
        free(p->authkey);
        free(p);
    }
}
