/* SPDX-License-Identifier: MIT */
/*
 * The server of a manager: objects by number, and a thread for each connection.  Contracts in manager_server.h.
 *
 *     object   created --> refs 1 --incref--> 2 ...  --decref--> 0: forgotten, and freed if it was made here
 *              a call holds one reference while it lasts, so nobody frees what somebody waits in
 */
#include <conc/exception.h>
#include <conc/guard.h>
#include <conc/lock.h>
#include <conc/manager_server.h>
#include <conc/thread.h>

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct served {
    struct served *next;
    int64_t id;                         /* [c] */
    const struct manager_kind *kind;    /* [c] */
    void *object;                       /* [c] */
    bool made;                          /* [c] by the kind: ours to free */
    unsigned refs;                      /* [l] */
};

struct server {
    const char *authkey;
    const struct manager_type *types;   /* [c] */
    int stop;                           /* [c] eventfd */
    struct lock lock;
    struct served *objects;             /* [l] */
    int64_t made;                       /* [l] for the numbers */
};  /* [c] never changes  [l] under the server's lock */

struct client {
    struct server *server;
    struct connection *connection;
};

static struct served *
object_get(struct server *s, int64_t id)
{
    LOCK_GUARD(&s->lock);
    struct served *o = s->objects;
    while (o && o->id != id) {
        o = o->next;
    }
    if (o) {
        o->refs++;
    }
    return o;
}

static void
object_put(struct server *s, struct served *o)
{
    lock_acquire(&s->lock);
    bool last = --o->refs == 0;
    struct served **link = &s->objects;
    while (last && *link != o) {
        link = &(*link)->next;
    }
    if (last) {
        *link = o->next;
    }
    lock_release(&s->lock);
    if (last) {
        if (o->made) {
            o->kind->free(o->object);
        }
        free(o);
    }
}

/* One more reference to an object that a callable gave, known already or not; NULL: no memory. */
static struct served *
serve_object(struct server *s, const struct manager_type *type, void *object)
{
    LOCK_GUARD(&s->lock);
    for (struct served *o = s->objects; o; o = o->next) {
        if (o->object == object) {
            o->refs++;
            return o;
        }
    }
    struct served *o = malloc(sizeof *o);
    if (o) {
        *o = (struct served){ s->objects, ++s->made, type->kind, object, !type->callable, 1 };
        s->objects = o;
    }
    return o;
}

/* create(name, args): the new object's number. */
static int
create(struct server *s, const struct value *args, struct value **result)
{
    const char *name = value_text(value_at(args, 0));
    const struct manager_type *type = s->types;
    while (type && strcmp(type->name, name) != 0) {
        type = type->next;
    }
    if (!type) {
        return exception_raise(-ENOENT, "nothing is registered as %.60s", name);
    }
    exception_raise(-ENOMEM, "no memory for an object");
    void *object = type->callable ? type->callable() : type->kind->make(value_at(args, 1));
    struct served *o = object ? serve_object(s, type, object) : NULL;
    if (!o) {
        return exception_last()->code;
    }
    *result = value_int(o->id);
    return 0;
}

/* incref(id), decref(id). */
static int
change_references(struct server *s, int64_t id, bool more)
{
    struct served *o = object_get(s, id);
    if (!o) {
        return exception_raise(-ENOENT, "the manager has no object %d any more", (int)id);
    }
    if (!more) {
        object_put(s, o);
        object_put(s, o);
    }
    return 0;
}

static int
count_objects(struct server *s, struct value **result)
{
    int64_t n = 0;
    LOCK_GUARD(&s->lock);
    for (struct served *o = s->objects; o; o = o->next) {
        n++;
    }
    *result = value_int(n);
    return 0;
}

static int
call_itself(struct server *s, const char *method, const struct value *args, struct value **result)
{
    if (strcmp(method, "create") == 0) {
        return create(s, args, result);
    }
    if (strcmp(method, "incref") == 0 || strcmp(method, "decref") == 0) {
        return change_references(s, value_number(value_at(args, 0)), method[0] == 'i');
    }
    if (strcmp(method, "number_of_objects") == 0) {
        return count_objects(s, result);
    }
    if (strcmp(method, "shutdown") == 0 || strcmp(method, "dummy") == 0) {
        return 0;
    }
    return exception_raise(-ENOSYS, "the manager has no method %.60s", method);
}

static int
call_object(struct server *s, int64_t id, const char *method, const struct value *args, struct value **result)
{
    struct served *o = object_get(s, id);
    if (!o) {
        return exception_raise(-ENOENT, "the manager has no object %d any more", (int)id);
    }
    const struct manager_method *m = o->kind->methods;
    while (m->name && strcmp(m->name, method) != 0) {
        m++;
    }
    int r = m->name ? m->call(o->object, args, result) : exception_raise(-ENOSYS, "the object has no method %.60s", method);
    object_put(s, o);
    return r;
}

/* The answer to [id, method, args]. */
static struct value *
answer(struct server *s, const struct value *request)
{
    int64_t id = value_number(value_at(request, 0));
    const char *method = value_text(value_at(request, 1));
    const struct value *args = value_at(request, 2);
    struct value *result = NULL;
    int r = id == MANAGER_ITSELF ? call_itself(s, method, args, &result) : call_object(s, id, method, args, &result);
    if (r < 0) {
        return value_list(value_string("#ERROR"), value_error(r, "%s", exception_for(r)->message));
    }
    return value_list(value_string("#RETURN"), result ? result : value_none());
}

/* A result that may not be sent is an error that says why. */
static int
send_answer(struct connection *c, const struct value *reply)
{
    const char *why = "it is too deep or too large";
    int r = connection_send_why(c, reply, &why);
    if (r != -EINVAL && r != -ELOOP && r != -EMSGSIZE) {
        return r;
    }
    struct value *error = value_list(value_string("#ERROR"), value_error(r, "the result cannot be sent: %s", why));
    r = connection_send(c, error);
    value_free(error);
    return r;
}

/* The thread of a connection. */
static void
serve_client(void *arg)
{
    struct client *client = arg;
    struct server *s = client->server;
    struct connection *c = client->connection;
    struct value *request;
    free(client);
    bool over = connection_authenticate(c, s->authkey, true, TIMEOUT_FOREVER) < 0;
    while (!over && connection_recv(c, &request) == 0) {
        struct value *reply = answer(s, request);
        bool stop = value_number(value_at(request, 0)) == MANAGER_ITSELF
                    && strcmp(value_text(value_at(request, 1)), "shutdown") == 0;
        over = !reply || send_answer(c, reply) < 0 || stop;
        value_free(reply);
        value_free(request);
        if (stop) {
            eventfd_write(s->stop, 1);
        }
    }
    connection_close(c);
}

static void
accept_one(struct server *s, struct listener *l)
{
    struct client *client = malloc(sizeof *client);
    struct connection *c;
    if (listener_accept_timeout(l, &c, 0) < 0) {
        free(client);
        return;
    }
    struct thread *t = NULL;
    if (client) {
        *client = (struct client){ s, c };
        t = thread_start_daemon(serve_client, client, "ManagerClient");
    }
    if (t) {
        thread_forget(t);
    } else {
        connection_close(c);
        free(client);
    }
}

/* The server is never freed: threads of its connections may still wait in an object, until the end of the process. */
int
manager_serve_on(struct listener *l, const char *authkey, const struct manager_type *types)
{
    struct server *s = calloc(1, sizeof *s);
    if (!s) {
        return -ENOMEM;
    }
    *s = (struct server){ .authkey = authkey, .types = types, .stop = eventfd(0, EFD_CLOEXEC) };
    if (s->stop < 0) {
        free(s);
        return -EMFILE;
    }
    lock_init(&s->lock);
    struct pollfd events[2] = { { .fd = listener_fileno(l), .events = POLLIN }, { .fd = s->stop, .events = POLLIN } };
    for (;;) {
        if (poll(events, 2, -1) <= 0) {
            continue;
        }
        if (events[1].revents) {
            return 0;
        }
        accept_one(s, l);
    }
}
