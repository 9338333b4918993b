/* SPDX-License-Identifier: MIT */
/* Files, names, descriptors, pipes, queues, polling and signals: an allocation that fails anywhere leaves no trace. */
#include "failing.h"

#include <dirent.h>
#include <mqueue.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/timerfd.h>

static char block[20000];

/* Closes what was opened; the error of opening. */
static int
only_open(int fd)
{
    int error = error_of(fd);

    if (fd >= 0)
        close(fd);
    return error;
}

static int
create_file(void)
{
    int error = only_open(open("/tmp/f", O_RDWR | O_CREAT | O_EXCL, 0600));

    CHECK_EQ(error_of(SURELY(unlink("/tmp/f"))), error == 0 ? 0 : ENOENT); /* it is there, or not at all */
    return error;
}

static int
write_file(void)
{
    int fd = open("/tmp/f", O_RDWR | O_CREAT | O_EXCL, 0600), error = error_of(fd);
    struct stat st;
    ssize_t n;

    if (error)
        return error;
    n = write(fd, block, sizeof(block));
    error = n == sizeof(block) ? 0 : n < 0 ? errno : ENOSPC;
    CHECK_OK(fstat(fd, &st));
    CHECK_EQ(st.st_size, n < 0 ? 0 : n);
    close(fd);
    SURELY(unlink("/tmp/f"));
    return error;
}

static int
write_far_behind(void)
{
    int fd = open("/tmp/f", O_RDWR | O_CREAT | O_EXCL, 0600), error = error_of(fd);

    if (error)
        return error;
    error = error_of(pwrite(fd, "x", 1, 3000 * 4096));
    close(fd);
    SURELY(unlink("/tmp/f"));
    return error;
}

static int
make_folder(void)
{
    int error = error_of(mkdir("/tmp/d", 0700));

    CHECK_EQ(error_of(SURELY(rmdir("/tmp/d"))), error == 0 ? 0 : ENOENT);
    return error;
}

static int
make_symlink(void)
{
    char target[16];
    int error = error_of(symlink("nowhere", "/tmp/s"));

    if (error == 0 && readlink("/tmp/s", target, sizeof(target)) != 7)
        error = errno;
    SURELY(unlink("/tmp/s"));
    return error;
}

static int
link_and_rename(void)
{
    int error = only_open(open("/tmp/f", O_RDWR | O_CREAT, 0600));

    if (error == 0)
        error = error_of(link("/tmp/f", "/tmp/g"));
    if (error == 0)
        error = error_of(rename("/tmp/g", "/tmp/h"));
    if (error == 0)
        CHECK(access("/tmp/g", F_OK) < 0);
    SURELY(unlink("/tmp/f"));
    SURELY(unlink("/tmp/g"));
    SURELY(unlink("/tmp/h"));
    return error;
}

static int
list_folder(void)
{
    char entries[2000];
    int fd = open("/", O_RDONLY | O_DIRECTORY), error = error_of(fd);

    if (error)
        return error;
    error = error_of(syscall(SYS_getdents64, fd, entries, sizeof(entries)));
    close(fd);
    return error;
}

static int
ask_where(void)
{
    char path[200];

    return getcwd(path, sizeof(path)) == NULL ? errno : 0;
}

static int
change_folder(void)
{
    int error = error_of(chdir("/tmp"));

    SURELY(chdir("/"));
    return error;
}

static int
ask_stat(void)
{
    struct stat st;

    return error_of(stat("/bin/sh", &st));
}

static int
read_generated(void)
{
    int fd = open("/proc/self/status", O_RDONLY), error = error_of(fd);

    if (error) /* what is made up at every look is not there without memory */
        return error == ENOENT ? ENOMEM : error;
    error = error_of(read(fd, block, sizeof(block)));
    close(fd);
    return error;
}

static int
lock_file(void)
{
    int fd = open("/tmp/f", O_RDWR | O_CREAT, 0600), error = error_of(fd);
    struct flock lock = { .l_type = F_WRLCK, .l_start = 10, .l_len = 10 };

    if (error)
        return error;
    error = error_of(flock(fd, LOCK_EX));
    if (error == 0)
        error = error_of(fcntl(fd, F_SETLK, &lock));
    lock.l_type = F_UNLCK;
    lock.l_start = 13; /* splits it */
    lock.l_len = 2;
    if (error == 0)
        error = error_of(fcntl(fd, F_SETLK, &lock));
    close(fd);
    SURELY(unlink("/tmp/f"));
    return error == ENOLCK ? ENOMEM : error;
}

static int
make_fifo(void)
{
    int error = error_of(mkfifo("/tmp/p", 0600));

    if (error == 0)
        error = only_open(open("/tmp/p", O_RDWR));
    SURELY(unlink("/tmp/p"));
    return error;
}

static int
dup_far(void)
{
    return only_open(fcntl(0, F_DUPFD, 900)); /* the table grows, once */
}

static int
make_pipe(void)
{
    int ends[2] = { -1, -1 }, error = error_of(pipe(ends));

    if (error == 0) {
        close(ends[0]);
        close(ends[1]);
    }
    return error;
}

static int
fill_pipe(void)
{
    int ends[2], error = error_of(pipe2(ends, O_NONBLOCK));
    ssize_t n;

    if (error)
        return error;
    n = write(ends[1], block, sizeof(block));
    error = n == sizeof(block) ? 0 : n < 0 ? errno : ENOMEM;
    CHECK_EQ(read(ends[0], block, sizeof(block)) > 0, n > 0);
    close(ends[0]);
    close(ends[1]);
    return error;
}

static int
make_eventfd(void)
{
    return only_open(eventfd(1, 0));
}

static int
make_timerfd(void)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0), error = error_of(fd);
    struct itimerspec in = { .it_value = { 1000, 0 } };

    if (error == 0)
        error = error_of(timerfd_settime(fd, 0, &in, NULL));
    close(fd);
    return error;
}

static int
make_signalfd(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    return only_open(signalfd(-1, &set, 0));
}

static int
watch_with_epoll(void)
{
    struct epoll_event event = { .events = EPOLLIN };
    int ends[2], epoll, error = error_of(pipe(ends));

    if (error)
        return error;
    epoll = epoll_create1(0);
    error = error_of(epoll);
    if (error == 0)
        error = error_of(epoll_ctl(epoll, EPOLL_CTL_ADD, ends[0], &event));
    if (error == 0) {
        CHECK_EQ(write(ends[1], "x", 1) == 1 || for_want_of_memory(errno), 1);
        error = error_of(epoll_wait(epoll, &event, 1, 0));
    }
    close(epoll);
    close(ends[0]);
    close(ends[1]);
    return error;
}

static int
poll_many(void)
{
    struct pollfd fds[100];

    for (int i = 0; i < 100; i++)
        fds[i] = (struct pollfd){ .fd = i % 3, .events = POLLOUT };
    return error_of(poll(fds, 100, 0));
}

static int
select_some(void)
{
    struct timeval now = { 0, 0 };
    fd_set set;

    FD_ZERO(&set);
    FD_SET(1, &set);
    FD_SET(2, &set);
    return error_of(select(3, NULL, &set, NULL, &now));
}

static int
send_message(void)
{
    struct mq_attr attr = { .mq_maxmsg = 4, .mq_msgsize = 3000 };
    mqd_t q = mq_open("/failing", O_RDWR | O_CREAT | O_NONBLOCK, 0600, &attr);
    int error = error_of(q);

    if (error == 0)
        error = error_of(mq_send(q, block, 3000, 1));
    if (error == 0)
        error = error_of(mq_receive(q, block, 3000, NULL));
    if (q >= 0)
        mq_close(q);
    SURELY(mq_unlink("/failing"));
    return error;
}

static int
open_terminal(void)
{
    return only_open(open("/dev/ptmx", O_RDWR | O_NOCTTY));
}

static int
open_shared_memory(void)
{
    int error = only_open(shm_open("/failing", O_RDWR | O_CREAT, 0600));

    SURELY(shm_unlink("/failing"));
    return error;
}

static int
queue_signal(void)
{
    struct timespec now = { 0, 0 };
    sigset_t set, old;
    int error;

    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set, &old);
    error = error_of(sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = 7 }));
    CHECK_EQ(sigtimedwait(&set, NULL, &now) == SIGRTMIN, error == 0);
    sigprocmask(SIG_SETMASK, &old, NULL);
    return error;
}

static const struct scenario scenarios[] = {
    { "create a file", create_file }, { "write a file", write_file }, { "write far behind", write_far_behind },
    { "mkdir", make_folder }, { "symlink", make_symlink }, { "link, rename", link_and_rename },
    { "getdents", list_folder }, { "getcwd", ask_where }, { "chdir", change_folder }, { "stat", ask_stat },
    { "read /proc", read_generated }, { "flock, fcntl", lock_file }, { "mkfifo", make_fifo }, { "dup far", dup_far },
    { "pipe", make_pipe }, { "fill a pipe", fill_pipe }, { "eventfd", make_eventfd }, { "timerfd", make_timerfd },
    { "signalfd", make_signalfd }, { "epoll", watch_with_epoll }, { "poll", poll_many }, { "select", select_some },
    { "message queue", send_message }, { "ptmx", open_terminal }, { "shm_open", open_shared_memory },
    { "sigqueue", queue_signal },
};

int
main(void)
{
    SKIP_ON_LINUX();
    mkdir("/tmp", 0777);
    FAIL_EACH(scenarios);
    return 0;
}
