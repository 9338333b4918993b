/* SPDX-License-Identifier: MIT */
/*
 * Thread: a pthread with Python's manners.  Contracts in thread.h.
 *
 * `life` is a word that the thread owns like a lock, for as long as it lives:
 *
 *     0                not started, or ended
 *     T                alive with thread id T, nobody joins
 *     T | WAITERS      alive, somebody sleeps until it ends
 *
 * So joining is waiting for a lock whose holder is the thread, the kernel's wait-for graph knows whom
 * a joiner waits for, any number of threads may join, and a join may time out.  (CPython does the same.)
 *
 *     joiner                               thread
 *     life: T -> T|WAITERS
 *                                          life -> 0, wake all if WAITERS was set
 *     futex_wait(life, T|WAITERS): it is
 *     0, so it returns at once
 *
 * The pthread underneath is detached: what is left of it after `life` is 0 the C library clears away.
 * The locks here are pthread's, not lock.c's, so that threads work while somebody rewrites lock.c (lab 05).
 */
#include <conc/exit.h>
#include <conc/foreground.h>
#include <conc/futex.h>
#include <conc/thread.h>

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAME_ROOM 32
#define KERNEL_NAME_ROOM 16

struct thread {
    void (*target)(void *);     /* [c] */
    void *arg;                  /* [c] */
    char name[NAME_ROOM];       /* [u] */
    unsigned number;            /* [u] in its name; 0: none */
    bool daemon;                /* [u] until started, then [c] */
    bool started;               /* [r] */
    uint32_t ident;             /* [t] */
    _Atomic uint32_t running;   /* 1 when the thread has taken its life word */
    _Atomic uint32_t life;      /* see above */
    atomic_bool left;           /* by the thread at its end, or by its user in thread_forget; the second frees it */
    struct thread *next;        /* [r] among the living */
};  /* [c] never changes  [u] its user's  [r] under registry  [t] written by the thread before `running` */

static pthread_mutex_t registry = PTHREAD_MUTEX_INITIALIZER;
static struct thread *living;           /* [r] in the order of their start, without main */
static unsigned made;                   /* [r] for the names */

static struct thread main_thread = { .name = "MainThread", .started = true, .running = 1 };
static __thread struct thread *current;
static __thread struct thread dummy;

struct thread *
thread_main(void)
{
    if (main_thread.ident == 0) {
        main_thread.ident = (uint32_t)getpid();
        main_thread.life = main_thread.ident;   /* never 0: main ends with the process */
    }
    return &main_thread;
}

struct thread *
thread_current(void)
{
    if (current) {
        return current;
    }
    if (gettid() == getpid()) {
        return current = thread_main();
    }
    snprintf(dummy.name, sizeof dummy.name, "Dummy");
    dummy.ident = (uint32_t)gettid();
    dummy.life = dummy.ident;
    dummy.started = dummy.daemon = true;
    dummy.running = true;
    return current = &dummy;
}

static struct thread *
new_without_name(void (*target)(void *), void *arg)
{
    struct thread *t = calloc(1, sizeof *t);
    if (t) {
        t->target = target;
        t->arg = arg;
        t->daemon = thread_current()->daemon;
    }
    return t;
}

struct thread *
thread_new_named(void (*target)(void *), void *arg, const char *target_name)
{
    struct thread *t = new_without_name(target, arg);
    if (!t) {
        return NULL;
    }
    pthread_mutex_lock(&registry);
    t->number = ++made;
    pthread_mutex_unlock(&registry);
    snprintf(t->name, sizeof t->name, target && target_name ? "Thread-%u (%s)" : "Thread-%u", t->number, target_name);
    return t;
}

/* As in Python a thread that gets a name where it is made takes no number. */
static void
give_number_back(struct thread *t)
{
    pthread_mutex_lock(&registry);
    if (!t->started && t->number != 0 && t->number == made) {
        made--;
    }
    pthread_mutex_unlock(&registry);
    t->number = 0;
}

static void
enter_registry(struct thread *t)
{
    struct thread **end = &living;
    pthread_mutex_lock(&registry);
    while (*end) {
        end = &(*end)->next;
    }
    *end = t;
    pthread_mutex_unlock(&registry);
}

static void
leave_registry(struct thread *t)
{
    struct thread **p = &living;
    pthread_mutex_lock(&registry);
    while (*p != t) {
        p = &(*p)->next;
    }
    *p = t->next;
    pthread_mutex_unlock(&registry);
}

static void
tell_kernel_name(struct thread *t)
{
    char name[KERNEL_NAME_ROOM];
    snprintf(name, sizeof name, "%.*s", KERNEL_NAME_ROOM - 1, t->name);
    pthread_setname_np(pthread_self(), name);
}

/* From here on *t may be freed by a joiner; the wake needs only the address. */
static void
end_life(struct thread *t)
{
    _Atomic uint32_t *life = &t->life;
    if (atomic_exchange(life, 0) & FUTEX_WORD_WAITERS) {
        futex_wake(life, FUTEX_ALL);
    }
}

static void *
run(void *arg)
{
    struct thread *t = arg;
    bool counted = !t->daemon;
    current = t;
    t->ident = (uint32_t)gettid();
    atomic_store(&t->life, t->ident);
    tell_kernel_name(t);
    atomic_store(&t->running, 1);
    futex_wake(&t->running, 1);
    if (t->target) {
        t->target(t->arg);
    }
    leave_registry(t);
    bool forgotten = atomic_exchange(&t->left, true);
    end_life(t);
    if (forgotten) {
        current = NULL;
        free(t);
    }
    if (counted) {
        foreground_leave();
    }
    return NULL;
}

static int
start_pthread(struct thread *t)
{
    pthread_t handle;
    if (pthread_create(&handle, NULL, run, t) != 0) {
        return -EAGAIN;
    }
    pthread_detach(handle);
    while (atomic_load(&t->running) == 0) {
        futex_wait(&t->running, 0, TIMEOUT_FOREVER);
    }
    return 0;
}

int
thread_start(struct thread *t)
{
    pthread_mutex_lock(&registry);
    bool again = t->started;
    t->started = true;
    pthread_mutex_unlock(&registry);
    if (again) {
        return -EINVAL;
    }
    thread_main();
    conc_hook_exit();
    enter_registry(t);
    bool counted = !t->daemon;
    if (counted) {
        foreground_enter();
    }
    int r = start_pthread(t);
    if (r < 0) {
        if (counted) {
            foreground_leave();
        }
        leave_registry(t);
        t->started = false;
    }
    return r;
}

struct thread *
thread_start_daemon(void (*target)(void *), void *arg, const char *name)
{
    struct thread *t = new_without_name(target, arg);
    if (!t) {
        return NULL;
    }
    thread_set_name(t, name);
    thread_set_daemon(t, true);
    if (thread_start(t) < 0) {
        thread_free(t);
        return NULL;
    }
    return t;
}

/* Sleep until life is 0.  A report then says "waits for the end of NAME", held by that thread. */
static int
wait_for_end(struct thread *t, int64_t deadline)
{
    uint32_t seen;
    while ((seen = atomic_load(&t->life)) != 0) {
        uint32_t marked = seen | FUTEX_WORD_WAITERS;
        if (seen != marked && !atomic_compare_exchange_strong(&t->life, &seen, marked)) {
            continue;
        }
        if (futex_wait_owner(&t->life, marked, deadline) == -ETIMEDOUT) {
            return -ETIMEDOUT;
        }
    }
    return 0;
}

int
thread_join_timeout(struct thread *t, int64_t timeout)
{
    if (!atomic_load(&t->running)) {
        return -EINVAL;     /* also if it is just being started: it has no life yet that could end */
    }
    if (t == thread_current()) {
        return -EDEADLK;
    }
    if (timeout == 0) {
        return thread_is_alive(t) ? -EAGAIN : 0;
    }
    return wait_for_end(t, conc_deadline(timeout));
}

int
thread_join(struct thread *t)
{
    return thread_join_timeout(t, TIMEOUT_FOREVER);
}

bool
thread_is_alive(struct thread *t)
{
    return atomic_load(&t->running) && atomic_load(&t->life) != 0;
}

uint32_t
thread_ident(struct thread *t)
{
    return t->ident;
}

void
thread_set_name(struct thread *t, const char *name)
{
    give_number_back(t);
    snprintf(t->name, sizeof t->name, "%s", name);
    if (t == thread_current()) {
        tell_kernel_name(t);
    }
}

const char *
thread_name(struct thread *t)
{
    return t->name;
}

int
thread_set_daemon(struct thread *t, bool daemon)
{
    if (t->started) {
        return -EBUSY;
    }
    t->daemon = daemon;
    return 0;
}

bool
thread_daemon(struct thread *t)
{
    return t->daemon;
}

size_t
thread_enumerate(struct thread **list, size_t room)
{
    size_t n = 0;
    if (n++ < room) {
        list[0] = thread_main();
    }
    pthread_mutex_lock(&registry);
    for (struct thread *t = living; t; t = t->next) {
        if (n++ < room) {
            list[n - 1] = t;
        }
    }
    pthread_mutex_unlock(&registry);
    return n;
}

size_t
thread_active_count(void)
{
    return thread_enumerate(NULL, 0);
}

int
thread_free(struct thread *t)
{
    if (thread_is_alive(t)) {
        return -EBUSY;
    }
    free(t);
    return 0;
}

void
thread_forget(struct thread *t)
{
    if (atomic_exchange(&t->left, true)) {
        thread_join(t);
        free(t);
    }
}

/* exit() may be called by any thread; it does not wait for its own end. */
void
threads_wait(void)
{
    struct thread *me = thread_current();
    foreground_wait(me != &main_thread && !me->daemon);
}

void
threads_forget_others(void)
{
    struct thread *me = current;
    pthread_mutex_init(&registry, NULL);
    living = NULL;
    foreground_after_fork();
    main_thread.ident = 0;
    thread_main();
    if (me == NULL || me == &main_thread) {
        return;
    }
    me->ident = (uint32_t)gettid();
    atomic_store(&me->life, me->ident);
    me->next = NULL;
    if (me != &dummy) {
        living = me;
    }
    if (!me->daemon) {
        foreground_enter();
    }
}

/* The thread that forked is the only one here, and it is the main thread now. */
void
threads_after_fork(void)
{
    made = 0;
    current = NULL;
    living = NULL;
    foreground_after_fork();
    thread_current();
}
