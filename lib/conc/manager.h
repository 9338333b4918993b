/* SPDX-License-Identifier: MIT */
/*
 * Manager: Python's multiprocessing.Manager and managers.BaseManager, objects in one process for the use of many.
 *
 *     struct manager *m = manager_started();              Manager(): a server process, forked here and now
 *     struct proxy *d = manager_dict(m);                  proxy.h has what can be done with it
 *     dict_proxy_set(d, value_string("f"), value_int(25));       from any process forked later, or given proxy_value(d)
 *     manager_shutdown(m);                                or the end of the program
 *
 * Between strangers, over an address (listener.h) and with a key that both know:
 *
 *     m = manager_new("0.0.0.0:5000", "abc");             m = manager_new("127.0.0.1:5000", "abc");
 *     manager_register(m, "get_task_queue",               manager_connect(m);
 *                      &manager_queue_kind, give_queue);  manager_get(m, "get_task_queue", NULL, &queue);
 *     manager_start(m);                                   queue_proxy_get_timeout(queue, &v, SECONDS(1));
 *
 * - The server has a thread for each connection; a peer that does not prove the key is not served and holds up nobody.
 * - manager_start's server is a fork: what the callables give are its own copies of the program's objects.
 * - A client needs to register nothing (in Python it registers the names).
 * - The server ends by manager_shutdown, or with the program that started it; what is then under way is broken off (-EPIPE).
 *   A daemon process cannot start one (-EPERM).  Signals of the keyboard do not end it.
 */
#pragma once

#include <stdbool.h>

#include <conc/proxy.h>

struct manager;

/* What the server does for a kind of object.  A method is called in a thread of the server, several at once; 0 and the result,
 * given away (NULL: None), or what exception_raise returned. */
struct manager_method {
    const char *name;
    int (*call)(void *object, const struct value *args, struct value **result);
};

struct manager_kind {
    void *(*make)(const struct value *args);    /* NULL: no memory, or exception_last says why */
    void (*free)(void *object);                 /* only those that were made */
    const struct manager_method *methods;       /* up to one without a name */
};

/* A queue here is a struct queue whose items are struct value *. */
extern const struct manager_kind manager_dict_kind, manager_list_kind, manager_queue_kind, manager_namespace_kind,
    manager_lock_kind, manager_event_kind;

/* Neither running nor connected.  Both are copied.  NULL: a UNIX socket of a new name; process_authkey().  NULL: no memory. */
struct manager *manager_new(const char *address, const char *authkey);

/* manager_new and manager_start.  NULL: it cannot be started. */
struct manager *manager_started(void);

/* From now on manager_get can ask for `name`: the object that callable() gives in the server, always the same one or another
 * each time; or, if `callable` is NULL, one that the kind makes.  "dict", "list", "Queue", "Namespace", "Lock" and "Event"
 * are there already.  0, -ENOMEM, -EBUSY once it runs. */
int manager_register(struct manager *m, const char *name, const struct manager_kind *kind, void *(*callable)(void));

/* A process that serves.  0; -EINVAL: it runs or is connected already, or this is no address; the error of fork or bind. */
int manager_start(struct manager *m);
/* The same, and -ETIMEDOUT or -EAGAIN if it does not say in time that it serves: then it is killed. */
int manager_start_timeout(struct manager *m, int64_t timeout);

/* Serve in this thread until somebody asks for shutdown (Python: get_server().serve_forever()).  `ready`, if it is not NULL, is
 * called with the address once it can be connected to.  0, -EINVAL, or the error of bind. */
int manager_serve(struct manager *m, void (*ready)(const char *address));

/* To a server elsewhere.  0, -EACCES: another key; -EINVAL, connect's error; -ETIMEDOUT. */
int manager_connect(struct manager *m);
int manager_connect_timeout(struct manager *m, int64_t timeout);

/* With the port or path that it really has. */
const char *manager_address(struct manager *m);
/* 0: manager_start has not been called. */
int manager_pid(struct manager *m);

/* End the server: ask it, after a second SIGTERM, after another SIGKILL; so it takes three at most.
 * 0; -EINVAL: it was not started here. */
int manager_shutdown(struct manager *m);

/* Shut down if it was started here.  Proxies may live on; their calls fail. */
void manager_free(struct manager *m);

/* A proxy for what the server has under this name.  `args` is a list, given away, also with an error; NULL: none. */
int manager_get(struct manager *m, const char *name, struct value *args, struct proxy **p);
int manager_get_timeout(struct manager *m, const char *name, struct value *args, int64_t timeout, struct proxy **p);
int manager_number_of_objects(struct manager *m);
int manager_number_of_objects_timeout(struct manager *m, int64_t timeout);

/* New ones.  NULL: exception_last says why. */
struct proxy *manager_make(struct manager *m, const char *name, struct value *args);
#define manager_queue(m, maxsize) manager_make((m), "Queue", value_list(value_int(maxsize)))
#define manager_dict(m) manager_make((m), "dict", NULL)
#define manager_list(m) manager_make((m), "list", NULL)
#define manager_namespace(m) manager_make((m), "Namespace", NULL)
#define manager_lock(m) manager_make((m), "Lock", NULL)
#define manager_event(m) manager_make((m), "Event", NULL)
