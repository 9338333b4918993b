/* SPDX-License-Identifier: MIT */
/*
 * The grammar: calls that make, use and end objects, which lie in numbered slots shared by the threads.
 *
 * A call is a function of the seed and of its own number; it names slots, not objects. So a call can be left out and
 * the others stay what they are, only that a slot may be empty now (then the call gets -1 or does nothing).
 * Nothing waits longer than a moment: descriptors do not block, and waits have deadlines.
 */
#include "user/bin/grind/grind.h"

#include <dirent.h>
#include <fcntl.h>
#include <mqueue.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "user/bin/grind/live.h"

struct live live;
char buffer[2 * PAGE];
const struct timespec moment = { 0, MOMENT };

static const char *const names[] = { FOLDER "/a", FOLDER "/b", FOLDER "/d", FOLDER "/d/e", FOLDER "/link", FOLDER "/p" };
#define NAME(i) names[(i) % (sizeof(names) / sizeof(names[0]))]

void
keep_fd(int slot, int fd)
{
    int old = __atomic_exchange_n(&live.fd[slot], fd, __ATOMIC_SEQ_CST);

    if (old >= 0)
        close(old);
}

static void
do_open(const struct deal *d)
{
    static const int flags[] = { O_RDWR, O_RDWR | O_CREAT, O_RDONLY, O_RDWR | O_CREAT | O_APPEND | O_TRUNC };

    keep_fd(d->a, open(NAME(d->n), flags[d->flag] | O_NONBLOCK, 0600));
}

static void
do_pipe(const struct deal *d)
{
    int ends[2];

    if (pipe2(ends, O_NONBLOCK) == 0)
        keep_pair(d->a, ends);
}

static void
do_make(const struct deal *d)
{
    struct mq_attr attr = { .mq_maxmsg = 3, .mq_msgsize = 64 };
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    switch (d->n % 6) {
    case 0: keep_fd(d->a, eventfd(d->n / 6 % 3, EFD_NONBLOCK | (d->flag & 1))); break;
    case 1: keep_fd(d->a, timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK)); break;
    case 2: keep_fd(d->a, signalfd(-1, &set, SFD_NONBLOCK)); break;
    case 3: keep_fd(d->a, epoll_create1(0)); break;
    case 4: keep_fd(d->a, memfd_create("grind", 0)); break;
    case 5: keep_fd(d->a, mq_open(d->flag ? "/grind" : "/grind2", O_RDWR | O_CREAT | O_NONBLOCK, 0600, &attr)); break;
    }
}

static void do_close(const struct deal *d) { keep_fd(d->a, -1); }
static void do_dup(const struct deal *d) { keep_fd(d->b, dup(live.fd[d->a])); }
static void do_read(const struct deal *d) { read(live.fd[d->a], live.map[d->b] ? live.map[d->b] : buffer, d->n % (2 * PAGE)); }
static void do_write(const struct deal *d) { write(live.fd[d->a], live.map[d->b] ? live.map[d->b] : buffer, d->n % (2 * PAGE)); }
static void do_seek(const struct deal *d) { lseek(live.fd[d->a], d->n, d->flag); }
static void do_truncate(const struct deal *d) { ftruncate(live.fd[d->a], d->n); }
static void do_lock(const struct deal *d) { flock(live.fd[d->a], (d->flag & 1 ? LOCK_EX : LOCK_SH) | LOCK_NB); }
static void do_rename(const struct deal *d) { rename(NAME(d->n), NAME(d->n / 8)); }
static void do_link(const struct deal *d) { d->flag & 1 ? link(NAME(d->n), NAME(d->n / 8)) : symlink(NAME(d->n), NAME(d->n / 8)); }
static void do_unlink(const struct deal *d) { d->flag & 1 ? unlink(NAME(d->n)) : rmdir(NAME(d->n)); }
static void do_mkdir(const struct deal *d) { d->flag ? mkdir(NAME(d->n), 0700) : mkfifo(NAME(d->n), 0600); }
static void do_yield(const struct deal *d) { d->flag ? sched_yield() : nanosleep(&moment, NULL); }
static void do_nice(const struct deal *d) { setpriority(PRIO_PROCESS, 0, (int)(d->n % 20)); }

static void
do_record_lock(const struct deal *d)
{
    struct flock lock = { .l_type = (short)(d->flag % 3), .l_start = d->n % 100, .l_len = d->b };

    fcntl(live.fd[d->a], F_SETLK, &lock);
}

static const char *const proc_files[] = {
    "self/stat", "self/status", "self/maps", "self/fd", "self/cmdline", "self/exe", "self/wchan", "self/task", "meminfo",
    "stat", "loadavg", "uptime", "net/tcp", "net/udp", "net/unix", ".", "1/stat",
};
#define PROC_FILES (sizeof(proc_files) / sizeof(proc_files[0]))

/* What /proc says while all of it changes; the files stay open for other calls. */
static void
do_look_in_proc(const struct deal *d)
{
    char path[64], text[64];

    snprintf(path, sizeof(path), "/proc/%s", proc_files[d->n % PROC_FILES]);
    keep_fd(d->a, open(path, O_RDONLY));
    snprintf(path, sizeof(path), "/proc/self/fd/%d", live.fd[d->b]);
    readlink(path, text, sizeof(text));
    if (d->flag == 0)
        keep_fd(d->b, open(path, O_RDWR | O_NONBLOCK));
}

static void
do_look(const struct deal *d)
{
    struct stat st;

    fstat(live.fd[d->a], &st);
    stat(NAME(d->n), &st);
    syscall(SYS_getdents64, live.fd[d->a], buffer, sizeof(buffer));
}

static void
do_settime(const struct deal *d)
{
    struct itimerspec time = { .it_value = { 0, d->n * 100 }, .it_interval = { 0, d->flag ? MOMENT : 0 } };

    timerfd_settime(live.fd[d->a], 0, &time, NULL);
}

static void
do_epoll(const struct deal *d)
{
    struct epoll_event event = { .events = EPOLLIN | EPOLLOUT | (d->n & 1 ? (uint32_t)EPOLLET : 0) | (d->n & 2 ? EPOLLONESHOT : 0) };

    epoll_ctl(live.fd[d->a], d->flag, live.fd[d->b], &event);
}

static void
do_epoll_wait(const struct deal *d)
{
    struct epoll_event events[4];

    epoll_wait(live.fd[d->a], events, 4, d->flag ? 0 : 1);
}

static void
do_poll(const struct deal *d)
{
    struct pollfd fds[SLOTS];

    for (int i = 0; i < SLOTS; i++)
        fds[i] = (struct pollfd){ live.fd[i], POLLIN | POLLOUT, 0 };
    ppoll(fds, d->n % SLOTS, &moment, NULL);
}

static void
do_map(const struct deal *d)
{
    int file = d->flag >= 2 ? live.fd[d->b] : -1;
    void *at = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE,
                    (d->flag & 1 ? MAP_SHARED : MAP_PRIVATE) | (file < 0 ? MAP_ANONYMOUS : 0), file, 0);
    char *old = at == MAP_FAILED ? NULL : __atomic_exchange_n(&live.map[d->a], at, __ATOMIC_SEQ_CST);

    if (old)
        munmap(old, PAGES * PAGE);
}

/* The slot keeps an address of which part is gone: calls that use it see EFAULT. */
static void
do_remap(const struct deal *d)
{
    char *at = live.map[d->a];
    unsigned long start = d->n % PAGES * PAGE, size = (1 + d->n / PAGES % PAGES) * PAGE;

    if (at == NULL)
        return;
    if (size > PAGES * PAGE - start)
        size = PAGES * PAGE - start;
    switch (d->flag) {
    case 0: munmap(at + start, size); break;
    case 1: mprotect(at + start, size, d->b & 1 ? PROT_READ : PROT_NONE); break;
    case 2: madvise(at + start, size, MADV_DONTNEED); break;
    case 3: mprotect(at, PAGES * PAGE, PROT_READ | PROT_WRITE); break;
    }
}

/* To another size, in place or elsewhere. */
static void
do_mremap(const struct deal *d)
{
    char *at = live.map[d->a], *new;
    unsigned long size = (1 + d->n / PAGES % PAGES) * PAGE;

    if (at == NULL)
        return;
    new = mremap(at, size, PAGES * PAGE, d->flag ? MREMAP_MAYMOVE : 0);
    if (new != MAP_FAILED)
        live.map[d->a] = new;
}

static void
do_vector(const struct deal *d)
{
    struct iovec parts[3] = { { buffer, d->n % 100 }, { live.map[d->b], d->n % PAGE }, { buffer + 100, d->n % 7 } };

    switch (d->flag) {
    case 0: readv(live.fd[d->a], parts, 3); break;
    case 1: writev(live.fd[d->a], parts, 3); break;
    case 2: pread(live.fd[d->a], buffer, d->n % PAGE, d->n); break;
    case 3: pwrite(live.fd[d->a], buffer, d->n % PAGE, d->n); break;
    }
}

static void
do_attribute(const struct deal *d)
{
    switch (d->flag) {
    case 0: chmod(NAME(d->n), 0600 | (d->n & 0111)); break;
    case 1: utimensat(AT_FDCWD, NAME(d->n), NULL, 0); break;
    case 2: posix_fallocate(live.fd[d->a], d->n, 1 + d->n / 8); break;
    case 3: fcntl(live.fd[d->a], F_SETPIPE_SZ, d->n); break;
    }
}

static void
do_select(const struct deal *d)
{
    struct timespec none = { 0, 0 };
    fd_set readable, writable;

    FD_ZERO(&readable);
    FD_ZERO(&writable);
    for (int i = 0; i < SLOTS; i++)
        if (live.fd[i] >= 0 && live.fd[i] < FD_SETSIZE)
            FD_SET(live.fd[i], d->n >> i & 1 ? &readable : &writable);
    pselect(64, &readable, &writable, NULL, d->flag ? &none : &moment, NULL);
}

static void
do_sched(const struct deal *d)
{
    struct sched_param urgent = { .sched_priority = d->n % 4 };
    unsigned long cpus = 1 + d->n % 15;

    if (d->flag == 0)
        syscall(SYS_sched_setaffinity, 0, sizeof(cpus), &cpus);
    else
        sched_setscheduler(0, d->flag == 1 ? SCHED_RR : SCHED_OTHER, &urgent);
}

static void
do_fork(const struct deal *d)
{
    pid_t child, old;

    if (live.child[d->a] > 0)
        return;
    child = fork();
    if (child == 0) {
        for (unsigned int i = 0; i < d->n % 8; i++)
            grammar_call(d->seed + 1, d->n + i);
        _exit((int)d->n & 0x7f);
    }
    old = __atomic_exchange_n(&live.child[d->a], child, __ATOMIC_SEQ_CST);
    if (old > 0) { /* somebody may have stopped it */
        kill(old, SIGKILL);
        waitpid(old, NULL, 0);
    }
}

static void
do_wait(const struct deal *d)
{
    pid_t child = live.child[d->a];

    if (child <= 0)
        return;
    if (d->flag)
        kill(child, d->flag == 1 ? SIGKILL : d->flag == 2 ? SIGSTOP : SIGCONT);
    if (waitpid(child, NULL, WNOHANG | WUNTRACED) == child)
        __atomic_compare_exchange_n(&live.child[d->a], &child, 0, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static void
do_signal(const struct deal *d)
{
    union sigval value = { .sival_int = (int)d->n };

    switch (d->flag) {
    case 0: kill(getpid(), SIGUSR1); break;
    case 1: sigqueue(getpid(), SIGRTMIN + d->a, value); break;
    case 2: kill(getpid(), SIGUSR2); break;
    case 3: syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), SIGUSR1); break;
    }
}

static void
do_mask(const struct deal *d)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, d->n & 1 ? SIGUSR1 : SIGRTMIN + d->a);
    sigprocmask(d->flag % 3, &set, NULL);
    if (d->flag == 3)
        sigtimedwait(&set, NULL, &moment);
}

static void
do_timer(const struct deal *d)
{
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    struct itimerspec time = { .it_value = { 0, d->n * 100 + 1 }, .it_interval = { 0, d->n & 1 ? MOMENT : 0 } };

    if (d->flag == 0 && __atomic_exchange_n(&live.has_timer[d->a], 0, __ATOMIC_SEQ_CST))
        timer_delete(live.timer[d->a]);
    else if (d->flag == 1 && !live.has_timer[d->a])
        live.has_timer[d->a] = timer_create(CLOCK_MONOTONIC, &event, &live.timer[d->a]) == 0;
    else if (live.has_timer[d->a])
        timer_settime(live.timer[d->a], 0, &time, NULL);
}

static void
do_futex(const struct deal *d)
{
    enum { WAIT, WAKE, REQUEUE = 3 };

    switch (d->flag) {
    case 0: case 1: syscall(SYS_futex, &live.word, WAIT, live.word, &moment, NULL, 0); break;
    case 2: live.word++; syscall(SYS_futex, &live.word, WAKE, d->n % 4, NULL, NULL, 0); break;
    case 3: syscall(SYS_futex, &live.word, REQUEUE, 1, (void *)1, &buffer[d->b * 4], 0); break;
    }
}

static void
do_queue(const struct deal *d)
{
    if (d->flag < 2)
        mq_send(live.fd[d->a], buffer, d->n % 65, d->n % 4);
    else if (d->flag == 2)
        mq_receive(live.fd[d->a], buffer, sizeof(buffer), NULL);
    else
        mq_unlink(d->n & 1 ? "/grind" : "/grind2");
}

static const struct {
    const char *name;
    void (*call)(const struct deal *d);
} calls[] = {
    { "open", do_open }, { "open", do_open }, { "pipe", do_pipe }, { "make", do_make }, { "make", do_make },
    { "close", do_close }, { "dup", do_dup }, { "read", do_read }, { "write", do_write }, { "write", do_write },
    { "seek", do_seek }, { "truncate", do_truncate }, { "flock", do_lock }, { "record-lock", do_record_lock },
    { "rename", do_rename }, { "link", do_link }, { "unlink", do_unlink }, { "mkdir", do_mkdir }, { "look", do_look },
    { "settime", do_settime }, { "epoll", do_epoll }, { "epoll", do_epoll }, { "epoll-wait", do_epoll_wait },
    { "poll", do_poll }, { "map", do_map }, { "remap", do_remap }, { "fork", do_fork }, { "wait", do_wait },
    { "signal", do_signal }, { "mask", do_mask }, { "timer", do_timer }, { "futex", do_futex }, { "queue", do_queue },
    { "yield", do_yield }, { "nice", do_nice }, { "look-in-proc", do_look_in_proc }, { "mremap", do_mremap },
    { "vector", do_vector }, { "attribute", do_attribute }, { "select", do_select }, { "sched", do_sched },
    { "socket", do_socket }, { "socketpair", do_socketpair }, { "bind", do_bind }, { "listen", do_listen },
    { "connect", do_connect }, { "serve", do_serve }, { "serve", do_serve }, { "call", do_call }, { "call", do_call },
    { "accept", do_accept }, { "accept", do_accept }, { "send", do_send }, { "receive", do_receive },
    { "send-message", do_send_message }, { "send-message", do_send_message }, { "receive-message", do_receive_message },
    { "receive-message", do_receive_message }, { "shutdown", do_shutdown }, { "option", do_option },
    { "ask-socket", do_ask_socket },
};
#define CALLS (sizeof(calls) / sizeof(calls[0]))

/* A file of /proc stays for ever, and so does the list that it gets with its first lock. */
void
grammar_prepare(void)
{
    char path[64];

    for (size_t i = 0; i < PROC_FILES; i++) {
        int fd;

        snprintf(path, sizeof(path), "/proc/%s", proc_files[i]);
        fd = open(path, O_RDONLY);
        flock(fd, LOCK_SH);
        close(fd);
    }
}

void
grammar_begin(void)
{
    for (int i = 0; i < SLOTS; i++)
        live.fd[i] = -1;
}

const char *
grammar_name(uint64_t seed, unsigned int i)
{
    return calls[chance(seed, i) % CALLS].name;
}

void
grammar_call(uint64_t seed, unsigned int i)
{
    uint64_t x = chance(seed, i), y = chance(x, i);
    struct deal deal = { seed, (int)(y % SLOTS), (int)(y / SLOTS % SLOTS), y >> 16 & 0xffff, (int)(y >> 40 & 3) };

    calls[x % CALLS].call(&deal);
}

/* A folder may have been renamed into another with what was in it. */
static void
remove_all(const char *path)
{
    char below[512];
    struct dirent *entry;
    DIR *folder;

    if (unlink(path) == 0 || rmdir(path) == 0 || (folder = opendir(path)) == NULL)
        return;
    while ((entry = readdir(folder)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            snprintf(below, sizeof(below), "%s/%s", path, entry->d_name) < (int)sizeof(below))
            remove_all(below);
    closedir(folder);
    rmdir(path);
}

void
grammar_clean(void)
{
    for (unsigned int i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        remove_all(names[i]);
    mq_unlink("/grind");
    mq_unlink("/grind2");
}
