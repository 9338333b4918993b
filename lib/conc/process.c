/* SPDX-License-Identifier: MIT */
/*
 * Process: fork, and a pipe whose end tells of the end.  Contracts in process.h.
 *
 * waitpid has no timeout.  So each child holds the write end of a pipe that nobody ever writes to; when it ends,
 * by whatever cause, the kernel closes it, and the parent's poll() on the read end returns:
 *
 *     parent: sentinel (read end) <===== pipe ===== write end: the child alone
 *
 * The parent closes its own copy of the write end at once, and a child closes the one that it inherited from
 * being a child itself when it forks again; otherwise a grandchild would keep the pipe open.
 *
 *     states   new --start--> alive --waitpid says so--> ended (status kept)
 */
#include <conc/exit.h>
#include <conc/process.h>
#include <conc/ready.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NAME_ROOM 32

struct process {
    int (*target)(void *);      /* [c] */
    void *arg;                  /* [c] */
    void (*drop)(void *arg);    /* [c] NULL: the argument is another's */
    char identity[NAME_ROOM];   /* [c] "2", and for its own third child "2:3" */
    char name[NAME_ROOM];       /* [u] */
    bool daemon;                /* [u] until started, then [c] */
    pid_t parent;               /* [f] who may wait for it */
    pid_t pid;                  /* [f] 0: not started */
    int sentinel;               /* [f] read end of the pipe; in the child itself: the write end */
    bool ended;                 /* [l] */
    int status;                 /* [l] wait status, once ended */
    struct process *next;       /* [l] among the children not yet seen to have ended */
};  /* [c] never changes  [u] its user's  [f] set by the fork  [l] under family */

static pthread_mutex_t family = PTHREAD_MUTEX_INITIALIZER;
static struct process *children;        /* [l] */
static unsigned made;                   /* [l] for the identities */
static bool ending;                     /* [l] the program waits for its children and starts no more */

static struct process main_process = { .name = "MainProcess" };
static struct process *current = &main_process;

struct process *
process_current(void)
{
    if (current == &main_process) {
        main_process.pid = getpid();
    }
    return current;
}

struct process *
process_new(int (*target)(void *), void *arg)
{
    struct process *p = calloc(1, sizeof *p);
    if (!p) {
        return NULL;
    }
    p->target = target;
    p->arg = arg;
    p->sentinel = -1;
    p->daemon = current->daemon;
    pthread_mutex_lock(&family);
    unsigned n = ++made;
    pthread_mutex_unlock(&family);
    const char *mine = current->identity;
    snprintf(p->identity, sizeof p->identity, "%.18s%s%u", mine, *mine ? ":" : "", n);
    snprintf(p->name, sizeof p->name, "Process-%.20s", p->identity);
    return p;
}

/* family held. */
static void
remove_child(struct process *p)
{
    for (struct process **q = &children; *q; q = &(*q)->next) {
        if (*q == p) {
            *q = p->next;
            return;
        }
    }
}

int
process_run(struct process *p)
{
    return p->target ? p->target(p->arg) : 0;
}

/* The whole life of the child.  On a ladder it ends what is the child's own (user/bin/lesson/ladder.c). */
_Noreturn __attribute__((noinline)) static void
live(struct process *p, int write_end)
{
    if (current->sentinel > 0) {
        close(current->sentinel);
    }
    current = p;
    p->pid = getpid();
    p->sentinel = write_end;
    threads_after_fork();
    int code = process_run(p);
    conc_wait_at_end();
    fflush(NULL);
    _exit(code);
}

/* family held, so that no other thread forks between pipe2 and close and keeps our write end open. */
static int
fork_child(struct process *p)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) {
        return -errno;
    }
    p->parent = getpid();
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        live(p, ends[1]);
    }
    int error = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return -error;
    }
    p->sentinel = ends[0];
    p->pid = pid;
    p->next = children;
    children = p;
    return 0;
}

/* A program that is executed anew for each process, and begins by starting one, would never end. */
static void
refuse_unguarded(void)
{
    if (getenv(PROCESS_SPAWNED)) {
        fputs("process_start: this is a spawned process, at the beginning of main() once more; main() must call spawn_guard() "
              "before it starts processes (conc/spawn.h)\n", stderr);
        fflush(NULL);
        _exit(1);
    }
}

int
process_start(struct process *p)
{
    process_authkey();
    refuse_unguarded();
    if (current->daemon) {
        return -EPERM;
    }
    if (p->pid != 0) {
        return -EINVAL;
    }
    conc_hook_exit();
    fflush(NULL);
    pthread_mutex_lock(&family);
    int r = ending ? -ESHUTDOWN : fork_child(p);
    pthread_mutex_unlock(&family);
    return r;
}

/* Keep how it ended, once.  Its descriptor stays until process_free: another thread may be polling it. */
static void
note_end(struct process *p, int status)
{
    pthread_mutex_lock(&family);
    p->status = status;
    p->ended = true;
    remove_child(p);
    pthread_mutex_unlock(&family);
}

/* waitpid tells of a child's end once, to one of the threads that ask; the others get ECHILD and look at `ended`. */
static bool
has_ended(struct process *p, int flags)
{
    int status;
    pthread_mutex_lock(&family);
    bool ended = p->ended;
    pthread_mutex_unlock(&family);
    if (!ended && waitpid(p->pid, &status, flags) == p->pid) {
        note_end(p, status);
        ended = true;
    }
    return ended;
}
static int
check_child(struct process *p)
{
    if (p->pid == 0) {
        return -EINVAL;
    }
    return p->parent == getpid() ? 0 : -ECHILD;
}

int
process_join(struct process *p)
{
    int r = check_child(p);
    while (r == 0 && !has_ended(p, 0)) {
        sched_yield();      /* a signal, or another thread is about to note the end */
    }
    return r;
}

/* The pipe ends a moment before waitpid knows, so after the hang-up waitpid may sleep: it will not be long. */
int
process_join_timeout(struct process *p, int64_t timeout)
{
    if (timeout == TIMEOUT_FOREVER) {
        return process_join(p);
    }
    int r = check_child(p);
    int64_t deadline = conc_deadline(timeout);
    int flags = WNOHANG;
    while (r == 0 && !has_ended(p, flags)) {
        int64_t left = conc_left(deadline);
        if (left == 0) {
            return timeout == 0 ? -EAGAIN : -ETIMEDOUT;
        }
        struct pollfd end = { .fd = p->sentinel, .events = POLLIN };
        flags = poll(&end, 1, conc_poll_ms(left)) == 1 ? 0 : WNOHANG;
    }
    return r;
}

bool
process_is_alive(struct process *p)
{
    return check_child(p) == 0 && !has_ended(p, WNOHANG);
}

int
process_exitcode(struct process *p, int *code)
{
    int r = check_child(p);
    if (r < 0) {
        return r;
    }
    if (!has_ended(p, WNOHANG)) {
        return -EAGAIN;
    }
    *code = WIFSIGNALED(p->status) ? -WTERMSIG(p->status) : WEXITSTATUS(p->status);
    return 0;
}

static int
send_signal(struct process *p, int signo)
{
    int r = check_child(p);
    if (r == 0 && !has_ended(p, WNOHANG)) {
        kill(p->pid, signo);
    }
    return r;
}

int
process_terminate(struct process *p)
{
    return send_signal(p, SIGTERM);
}

int
process_kill(struct process *p)
{
    return send_signal(p, SIGKILL);
}

pid_t
process_pid(struct process *p)
{
    return p->pid;
}

int
process_sentinel(struct process *p)
{
    return p->pid == 0 ? -EINVAL : p->sentinel;
}

void
process_set_name(struct process *p, const char *name)
{
    snprintf(p->name, sizeof p->name, "%s", name);
}

const char *
process_name(struct process *p)
{
    return p->name;
}

int
process_set_daemon(struct process *p, bool daemon)
{
    if (p->pid != 0) {
        return -EBUSY;
    }
    p->daemon = daemon;
    return 0;
}

bool
process_daemon(struct process *p)
{
    return p->daemon;
}

int
process_free(struct process *p)
{
    if (process_is_alive(p)) {
        return -EBUSY;
    }
    if (p->pid != 0) {
        close(p->sentinel);
    }
    if (p->drop) {
        p->drop(p->arg);
    }
    free(p);
    return 0;
}

void
process_own_arg(struct process *p, void (*drop)(void *arg))
{
    p->drop = drop;
}

/* Terminate the daemons first, all of them, and only then wait: they end side by side. */
void
processes_wait(void)
{
    pthread_mutex_lock(&family);
    ending = true;
    pthread_mutex_unlock(&family);
    for (struct process *p = children; p; p = p->next) {
        if (p->daemon) {
            kill(p->pid, SIGTERM);
        }
    }
    while (children) {
        process_join(children);
    }
}

void
processes_after_fork(void)
{
    pthread_mutex_init(&family, NULL);
    children = NULL;
    ending = false;
    made = 0;
}
