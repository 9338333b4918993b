/* SPDX-License-Identifier: MIT */
/*
 * Manager: what its users call.  Contracts in manager.h; the server is manager_server.c.
 *
 *     states   NEW --start--> STARTED --shutdown--> ENDED
 *                \--connect--> CONNECTED
 *
 *     start    fork; the child binds and says the address, or why not, through a pipe; then it serves
 */
#include <conc/exception.h>
#include <conc/exit.h>
#include <conc/guard.h>
#include <conc/lock.h>
#include <conc/manager_server.h>
#include <conc/process.h>
#include <conc/proxy_inside.h>

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PATIENCE SECONDS(1)     /* between asking, SIGTERM and SIGKILL */

enum manager_state { NEW, STARTED, CONNECTED, ENDED };

struct manager {
    char *address, *authkey;        /* [c] once it is started or connected */
    struct manager_type *types;     /* [u] */
    enum manager_state state;       /* [u] */
    struct process *process;        /* [u] the server */
    struct connection *to;          /* [u] for its first word */
    struct manager *next;           /* [a] among the started */
};  /* [c] never changes  [u] its user's  [a] under all_lock */

static const struct { const char *name; const struct manager_kind *kind; } standard[] = {
    { "dict", &manager_dict_kind }, { "list", &manager_list_kind }, { "Queue", &manager_queue_kind },
    { "Namespace", &manager_namespace_kind }, { "Lock", &manager_lock_kind }, { "Event", &manager_event_kind },
};

static struct lock all_lock = LOCK_INIT;
static struct manager *all;         /* [a] for the end of the program */

static char *
new_address(void)
{
    static _Atomic unsigned made;
    char path[64];
    snprintf(path, sizeof path, "/tmp/manager-%d-%u", getpid(), ++made);
    return strdup(path);
}

struct manager *
manager_new(const char *address, const char *authkey)
{
    struct manager *m = calloc(1, sizeof *m);
    if (!m) {
        return NULL;
    }
    m->address = address ? strdup(address) : new_address();
    m->authkey = strdup(authkey ? authkey : process_authkey());
    int r = m->address && m->authkey ? 0 : -ENOMEM;
    for (size_t i = 0; i < sizeof standard / sizeof standard[0] && r == 0; i++) {
        r = manager_register(m, standard[i].name, standard[i].kind, NULL);
    }
    if (r < 0) {
        manager_free(m);
        return NULL;
    }
    return m;
}

int
manager_register(struct manager *m, const char *name, const struct manager_kind *kind, void *(*callable)(void))
{
    if (m->state != NEW) {
        return -EBUSY;
    }
    struct manager_type *type = calloc(1, sizeof *type);
    if (!type || !(type->name = strdup(name))) {
        free(type);
        return -ENOMEM;
    }
    type->kind = kind;
    type->callable = callable;
    type->next = m->types;      /* before an older one of the same name */
    m->types = type;
    return 0;
}

/* The server's whole life. */
static int
serve(void *arg)
{
    struct manager *m = arg;
    int error;
    signal(SIGINT, SIG_IGN);
    struct listener *l = listener_new(m->address, NULL, &error);
    struct value *word = l ? value_string(listener_address(l)) : value_int(error);
    connection_send(m->to, word);
    connection_close(m->to);
    value_free(word);
    if (l) {
        manager_serve_on(l, m->authkey, m->types);
        listener_close(l);
    }
    return 0;
}

static void
set_address(struct manager *m, const char *address)
{
    char *copy = strdup(address);
    if (copy) {
        free(m->address);
        m->address = copy;
    }
}

/* The server's first word: its address, or an error. */
static int
hear(struct manager *m, struct connection *from, int64_t timeout)
{
    struct value *word;
    int r = connection_recv_timeout(from, &word, timeout);
    if (r == 0) {
        r = value_kind(word) == VALUE_STRING ? 0 : (int)value_number(word);
        if (r == 0) {
            set_address(m, value_text(word));
        }
        value_free(word);
    }
    return r;
}

static void
forget_all(void)
{
    lock_init(&all_lock);
    all = NULL;
}

static void
end_all(void)
{
    while (all) {
        manager_shutdown(all);
    }
}

static void
hook(void)
{
    pthread_atfork(NULL, NULL, forget_all);
    conc_at_end(end_all);
}

static void
enlist(struct manager *m)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, hook);
    m->state = STARTED;
    LOCK_GUARD(&all_lock);
    m->next = all;
    all = m;
}

/* What is left of a server that has ended, or never began. */
static void
bury(struct manager *m)
{
    process_free(m->process);
    m->process = NULL;
}

int
manager_start_timeout(struct manager *m, int64_t timeout)
{
    struct connection *from;
    if (m->state != NEW) {
        return -EINVAL;
    }
    m->process = process_new(serve, m);
    int r = m->process ? connection_pipe(&from, &m->to, false) : -ENOMEM;
    if (r < 0) {
        bury(m);
        return r;
    }
    process_set_name(m->process, "Manager");
    process_set_daemon(m->process, true);
    r = process_start(m->process);
    connection_close(m->to);
    if (r == 0) {
        r = hear(m, from, timeout);
        if (r < 0) {
            process_kill(m->process);
            process_join(m->process);
        }
    }
    connection_close(from);
    if (r < 0) {
        bury(m);
        return r;
    }
    enlist(m);
    return 0;
}

int
manager_start(struct manager *m)
{
    return manager_start_timeout(m, TIMEOUT_FOREVER);
}

struct manager *
manager_started(void)
{
    struct manager *m = manager_new(NULL, NULL);
    if (m && manager_start(m) < 0) {
        manager_free(m);
        return NULL;
    }
    return m;
}

int
manager_serve(struct manager *m, void (*ready)(const char *address))
{
    int r;
    if (m->state != NEW) {
        return -EINVAL;
    }
    struct listener *l = listener_new(m->address, NULL, &r);
    if (!l) {
        return r;
    }
    m->state = ENDED;
    set_address(m, listener_address(l));
    if (ready) {
        ready(m->address);
    }
    r = manager_serve_on(l, m->authkey, m->types);
    listener_close(l);
    return r;
}

static int
call_server(struct manager *m, const char *method, struct value *args, int64_t timeout, struct value **result)
{
    return server_call(m->address, m->authkey, MANAGER_ITSELF, method, args, timeout, result);
}

int
manager_connect_timeout(struct manager *m, int64_t timeout)
{
    if (m->state != NEW) {
        return -EINVAL;
    }
    server_hang_up(m->address);
    int r = call_server(m, "dummy", NULL, timeout, NULL);
    if (r == 0) {
        m->state = CONNECTED;
    }
    return r;
}

int
manager_connect(struct manager *m)
{
    return manager_connect_timeout(m, TIMEOUT_FOREVER);
}

const char *
manager_address(struct manager *m)
{
    return m->address;
}

int
manager_pid(struct manager *m)
{
    return m->process ? process_pid(m->process) : 0;
}

static void
strike_off(struct manager *m)
{
    LOCK_GUARD(&all_lock);
    struct manager **link = &all;
    while (*link && *link != m) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = m->next;
    }
}

int
manager_shutdown(struct manager *m)
{
    if (m->state != STARTED) {
        return -EINVAL;
    }
    strike_off(m);
    m->state = ENDED;
    call_server(m, "shutdown", NULL, PATIENCE, NULL);
    int r = process_join_timeout(m->process, PATIENCE);
    if (r == -ETIMEDOUT) {
        process_terminate(m->process);
        r = process_join_timeout(m->process, PATIENCE);
    }
    if (r == -ETIMEDOUT) {
        process_kill(m->process);
        r = process_join(m->process);
    }
    if (r == 0) {
        bury(m);
        if (m->address[0] == '/') {
            unlink(m->address);     /* a killed server could not */
        }
    }
    return r == -ECHILD ? -EINVAL : r;
}

void
manager_free(struct manager *m)
{
    if (!m) {
        return;
    }
    manager_shutdown(m);
    while (m->types) {
        struct manager_type *type = m->types;
        m->types = type->next;
        free(type->name);
        free(type);
    }
    free(m->address);
    free(m->authkey);
    free(m);
}

int
manager_get_timeout(struct manager *m, const char *name, struct value *args, int64_t timeout, struct proxy **p)
{
    struct value *v, *call;
    if (m->state != STARTED && m->state != CONNECTED) {
        value_free(args);
        return exception_raise(-EINVAL, "the manager is not running");
    }
    call = value_list(value_string(name), args ? args : value_new_list());
    int r = call ? call_server(m, "create", call, timeout, &v) : exception_raise(-ENOMEM, "no memory for a call");
    if (r < 0) {
        return r;
    }
    *p = proxy_new(m->address, m->authkey, value_number(v));
    value_free(v);
    return *p ? 0 : exception_raise(-ENOMEM, "no memory for a proxy");
}

int
manager_get(struct manager *m, const char *name, struct value *args, struct proxy **p)
{
    return manager_get_timeout(m, name, args, TIMEOUT_FOREVER, p);
}

int
manager_number_of_objects_timeout(struct manager *m, int64_t timeout)
{
    struct value *v;
    int r = call_server(m, "number_of_objects", NULL, timeout, &v);
    if (r == 0) {
        r = (int)value_number(v);
        value_free(v);
    }
    return r;
}

int
manager_number_of_objects(struct manager *m)
{
    return manager_number_of_objects_timeout(m, TIMEOUT_FOREVER);
}

struct proxy *
manager_make(struct manager *m, const char *name, struct value *args)
{
    struct proxy *p;
    return manager_get(m, name, args, &p) == 0 ? p : NULL;
}
