/* SPDX-License-Identifier: MIT */
/*
 * The calls that can block for ever, each in a process that does nothing else:
 *
 *     for_each_blocking(b) {
 *         pid_t child = start_blocked(b, prepare);    returns when it sleeps in b->call
 *         ...
 *     }
 *
 * `restarts` is what signal(7) says of it when a handler with SA_RESTART ran.
 */
#pragma once

#include "queue.h"

#include <poll.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/uio.h>

#include "futex.h"

struct blocking {
    const char *name;
    long (*call)(void);
    bool restarts;
    bool stop_ends_it;          /* with EINTR, also after SIGSTOP and SIGCONT */
};

/* Shared by the test and the process that blocks. */
static struct blocked {
    atomic_bool begun, done;
    atomic_int handled;
    long result;
    int error;
} *blocked;

static int blocking_ends[2];
static mqd_t blocking_queue;
static volatile uint32_t blocking_word;
static char blocking_bytes[4096];
static struct timespec blocking_long = { 1000, 0 };

static struct timespec
far_away(clockid_t clock)
{
    struct timespec time;

    clock_gettime(clock, &time);
    time.tv_sec += 1000;
    return time;
}

static long
block_in_read(void)
{
    return read(blocking_ends[0], blocking_bytes, 1);
}

static long
block_in_readv(void)
{
    struct iovec part = { blocking_bytes, 1 };

    return readv(blocking_ends[0], &part, 1);
}

static long
block_in_write(void)
{
    return write(blocking_ends[1], blocking_bytes, 1);
}

static long
block_in_wait4(void)
{
    return wait4(-1, NULL, 0, NULL);
}

static long
block_in_waitid(void)
{
    return waitid(P_ALL, 0, NULL, WEXITED);
}

static long
block_in_nanosleep(void)
{
    return nanosleep(&blocking_long, NULL);
}

static long
block_in_clock_nanosleep(void)
{
    struct timespec time = far_away(CLOCK_REALTIME);

    return syscall(SYS_clock_nanosleep, CLOCK_REALTIME, TIMER_ABSTIME, &time, NULL);
}

static long
block_in_poll(void)
{
    struct pollfd fd = { blocking_ends[0], POLLIN, 0 };

    return poll(&fd, 1, -1);
}

static long
block_in_ppoll(void)
{
    struct pollfd fd = { blocking_ends[0], POLLIN, 0 };

    return ppoll(&fd, 1, &blocking_long, NULL);
}

static long
block_in_select(void)
{
    fd_set set;

    FD_ZERO(&set);
    FD_SET(blocking_ends[0], &set);
    return select(blocking_ends[0] + 1, &set, NULL, NULL, NULL);
}

static long
block_in_pselect(void)
{
    return pselect(0, NULL, NULL, NULL, &blocking_long, NULL);
}

static long
block_in_epoll(void)
{
    struct epoll_event event = { .events = EPOLLIN };
    int fd = epoll_create1(0);

    if (fd < 0 || epoll_ctl(fd, EPOLL_CTL_ADD, blocking_ends[0], &event) < 0)
        return 0;
    return epoll_wait(fd, &event, 1, -1);
}

static long
block_in_futex(void)
{
    return futex(&blocking_word, WAIT, 0, NULL);
}

static long
block_in_timed_futex(void)
{
    return futex(&blocking_word, WAIT, 0, &blocking_long);
}

static long
block_in_futex_bitset(void)
{
    return futex_more(&blocking_word, WAIT_BITSET, 0, 0, NULL, 2);
}

static long
block_in_mq_receive(void)
{
    return mq_receive(blocking_queue, blocking_bytes, 8, NULL);
}

static long
block_in_mq_timedreceive(void)
{
    struct timespec time = far_away(CLOCK_REALTIME);

    return mq_timedreceive(blocking_queue, blocking_bytes, 8, NULL, &time);
}

static long
block_in_mq_send(void)
{
    mq_send(blocking_queue, "", 1, 0);
    return mq_send(blocking_queue, "", 1, 0);
}

static long
block_in_recv(void)
{
    int ends[2];

    return socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0 ? 0 : recv(ends[0], blocking_bytes, 1, 0);
}

static long
block_in_accept(void)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    return listen(fd, 1) < 0 ? 0 : accept(fd, NULL, NULL);
}

static long
block_in_recv_with_timeout(void)
{
    struct timeval time = { 1000, 0 };
    int ends[2];

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0 || setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &time, sizeof(time)) < 0)
        return 0;
    return recv(ends[0], blocking_bytes, 1, 0);
}

static long
block_in_writev(void)
{
    struct iovec part = { blocking_bytes, 1 };

    return writev(blocking_ends[1], &part, 1);
}

static long
block_in_epoll_pwait(void)
{
    struct epoll_event event;

    return epoll_pwait(epoll_create1(0), &event, 1, 1000000, NULL);
}

static long
block_in_mq_timedsend(void)
{
    struct timespec time = far_away(CLOCK_REALTIME);

    mq_send(blocking_queue, "", 1, 0);
    return mq_timedsend(blocking_queue, "", 1, 0, &time);
}

static long
block_in_read_of_eventfd(void)
{
    return read(eventfd(0, 0), blocking_bytes, 8);
}

static long
block_in_write_of_eventfd(void)
{
    uint64_t most = UINT64_MAX - 1;
    int fd = eventfd(0, 0);

    return write(fd, &most, 8) == 8 ? write(fd, &most, 8) : 0;
}

static long
block_in_read_of_timerfd(void)
{
    return read(timerfd_create(CLOCK_MONOTONIC, 0), blocking_bytes, 8);
}

static long
block_in_read_of_signalfd(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    return read(signalfd(-1, &set, 0), blocking_bytes, sizeof(struct signalfd_siginfo));
}

static long
block_in_read_of_terminal(void)
{
    int fd = posix_openpt(O_RDWR | O_NOCTTY);

    return fd < 0 ? 0 : read(fd, blocking_bytes, 1);
}

static long
block_in_open_of_fifo(void)
{
    char name[32];

    if (mkfifo("blocking-fifo", 0600) < 0)
        return 0;
    snprintf(name, sizeof(name), "/proc/self/fd/%d", open("blocking-fifo", O_PATH));
    return unlink("blocking-fifo") < 0 ? 0 : open(name, O_RDONLY);
}

/* A second description of one file, all of which the first has locked. */
static int
locked_file(int *first)
{
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    char name[32];

    *first = memfd_create("locked", 0);
    snprintf(name, sizeof(name), "/proc/self/fd/%d", *first);
    if (flock(*first, LOCK_EX) < 0 || fcntl(*first, F_OFD_SETLK, &whole) < 0)
        return -1;
    return open(name, O_RDWR);
}

static long
block_in_flock(void)
{
    int first, fd = locked_file(&first);

    return fd < 0 ? 0 : flock(fd, LOCK_SH);
}

static long
lock_all(int command)
{
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    int first, fd = locked_file(&first);

    return fd < 0 ? 0 : fcntl(fd, command, &whole);
}

static long
block_in_setlkw(void)
{
    return lock_all(F_SETLKW);
}

static long
block_in_ofd_setlkw(void)
{
    return lock_all(F_OFD_SETLKW);
}

static long
block_in_pause(void)
{
    return syscall(SYS_pause);
}

static long
block_in_sigsuspend(void)
{
    sigset_t none;

    sigemptyset(&none);
    return sigsuspend(&none);
}

static long
block_in_sigwaitinfo(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    return sigwaitinfo(&set, NULL);
}

static long
block_in_sigtimedwait(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    return sigtimedwait(&set, NULL, &blocking_long);
}

static const struct blocking blockings[] = {
    { "read", block_in_read, true, false },
    { "readv", block_in_readv, true, false },
    { "write", block_in_write, true, false },
    { "wait4", block_in_wait4, true, false },
    { "waitid", block_in_waitid, true, false },
    { "mq_receive", block_in_mq_receive, true, false },
    { "mq_timedreceive", block_in_mq_timedreceive, true, false },
    { "mq_send", block_in_mq_send, true, false },
    { "recv", block_in_recv, true, false },
    { "accept", block_in_accept, true, false },
    { "recv with a timeout", block_in_recv_with_timeout, false, true },
    { "writev", block_in_writev, true, false },
    { "mq_timedsend", block_in_mq_timedsend, true, false },
    { "read of an eventfd", block_in_read_of_eventfd, true, false },
    { "write of an eventfd", block_in_write_of_eventfd, true, false },
    { "read of a timerfd", block_in_read_of_timerfd, true, false },
    { "read of a signalfd", block_in_read_of_signalfd, true, false },
    { "read of a terminal", block_in_read_of_terminal, true, false },
    { "open of a FIFO", block_in_open_of_fifo, true, false },
    { "flock", block_in_flock, true, false },
    { "F_SETLKW", block_in_setlkw, true, false },
    { "F_OFD_SETLKW", block_in_ofd_setlkw, true, false },
    { "futex WAIT", block_in_futex, true, false },
    { "futex WAIT with a timeout", block_in_timed_futex, false, false },
    { "futex WAIT_BITSET", block_in_futex_bitset, true, false },
    { "nanosleep", block_in_nanosleep, false, false },
    { "clock_nanosleep", block_in_clock_nanosleep, false, false },
    { "poll", block_in_poll, false, false },
    { "ppoll", block_in_ppoll, false, false },
    { "select", block_in_select, false, false },
    { "pselect", block_in_pselect, false, false },
    { "epoll_wait", block_in_epoll, false, true },
    { "epoll_pwait", block_in_epoll_pwait, false, true },
    { "pause", block_in_pause, false, false },
    { "sigsuspend", block_in_sigsuspend, false, false },
    { "sigwaitinfo", block_in_sigwaitinfo, false, true },
    { "sigtimedwait", block_in_sigtimedwait, false, true },
};

#define for_each_blocking(b) \
    for (const struct blocking *b = blockings; b < blockings + sizeof(blockings) / sizeof(blockings[0]); b++)

static inline char
process_state(pid_t pid)
{
    char path[64], line[512] = "";
    char *rest;
    int fd;

    snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
    fd = (int)CHECK_OK(open(path, O_RDONLY));
    CHECK(read(fd, line, sizeof(line) - 1) > 0);
    close(fd);
    rest = strrchr(line, ')');
    CHECK(rest != NULL);
    return rest[2];
}

static inline void
await_state(pid_t pid, char wanted)
{
    while (process_state(pid) != wanted)
        pause_for(MILLISECOND);
}

static void
fill_pipe(void)
{
    CHECK_OK(fcntl(blocking_ends[1], F_SETFL, O_NONBLOCK));
    while (write(blocking_ends[1], blocking_bytes, sizeof(blocking_bytes)) > 0)
        ;
    CHECK_OK(fcntl(blocking_ends[1], F_SETFL, 0));
}

static _Noreturn void
block(const struct blocking *b, void (*prepare)(void))
{
    CHECK_OK(pipe(blocking_ends));
    blocking_queue = open_queue(1, 8, 0);
    if (b->call == block_in_write || b->call == block_in_writev)
        fill_pipe();
    if ((b->call == block_in_wait4 || b->call == block_in_waitid) && fork() == 0)
        for (;;)
            pause();
    if (prepare)
        prepare();
    blocked->begun = true;
    blocked->result = b->call();
    blocked->error = errno;
    blocked->done = true;
    for (;;)
        pause();
}

/* The leader of a group of its own, whose first thread blocks in that call after prepare() (may be NULL). */
static inline pid_t
start_blocked(const struct blocking *b, void (*prepare)(void))
{
    pid_t child;

    if (!blocked)
        blocked = mmap(NULL, sizeof(*blocked), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(blocked != MAP_FAILED);
    memset(blocked, 0, sizeof(*blocked));
    child = (pid_t)CHECK_OK(fork());
    setpgid(child, child);
    if (child == 0) {
        setpgid(0, 0);
        block(b, prepare);
    }
    while (!blocked->begun)
        pause_for(MILLISECOND);
    await_state(child, 'S');
    return child;
}

/* Kills what is left of the group. */
static inline void
end_blocked(pid_t child)
{
    killpg(child, SIGKILL);
    wait_status(child);
}
