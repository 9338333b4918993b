/* SPDX-License-Identifier: MIT */
/*
 * M1  The five I/O models: who waits, and where, until the same bytes are there.
 *
 * Python: os.read blocks; os.set_blocking(fd, False) makes it raise BlockingIOError; select.select waits for many;
 * signal.signal(SIGIO, ...) with fcntl's O_ASYNC tells; aio is not in the library, but a thread that reads is the same.
 *
 *     blocking       read() sleeps until there is something
 *     nonblocking    read() says EAGAIN at once; the program does something else and asks again
 *     multiplexed    select() sleeps, for any of many; then read() finds it
 *     signal         SIGIO comes when there is something; the program does what it likes, here it waits for the signal
 *     async          aio_read() returns at once; somebody else reads into the buffer and tells when it is there
 *
 * Look at: all five read the same after the same time.  Only the last one is asynchronous: in the other four the bytes are
 * copied by a read() of the program itself, here called `copied_by`.
 *
 * Why: a pipe has one queue of sleepers, and the five differ in who sleeps there.  A blocked reader does, and select sleeps in
 * it beside other queues.  For a signal nobody sleeps there, a note on the file says whom to signal.  aio has no
 * kernel behind it, here as in Linux's C library: it is a thread that blocks in read() for you.
 *
 * Try: lesson m1 all|blocking|nonblocking|multiplexed|signal|async TEXT SECONDS PAUSE_SECONDS
 */
#include "lesson.h"

#include <aio.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/select.h>
#include <unistd.h>

#include <conc/process.h>

static int fd[2];
static const char *text;
static int64_t delay, pause_time;
static volatile sig_atomic_t signals;

static int
write_later(void *arg)
{
    (void)arg;
    conc_sleep(delay);
    return write(fd[1], text, strlen(text)) < 0;
}

static ssize_t
blocking(char *buffer, size_t size)
{
    ssize_t n = read(fd[0], buffer, size);
    printf("waits=read copied_by=read ");
    return n;
}

static ssize_t
nonblocking(char *buffer, size_t size)
{
    long refused = 0;
    ssize_t n;
    fcntl(fd[0], F_SETFL, O_NONBLOCK);
    while ((n = read(fd[0], buffer, size)) < 0 && errno == EAGAIN) {
        refused++;
        conc_sleep(pause_time);     /* something else */
    }
    printf("waits=nowhere copied_by=read refused=%ld ", refused);
    return n;
}

static ssize_t
multiplexed(char *buffer, size_t size)
{
    fd_set set;
    FD_ZERO(&set);
    FD_SET(fd[0], &set);
    int ready = select(fd[0] + 1, &set, NULL, NULL, NULL);
    ssize_t n = read(fd[0], buffer, size);
    printf("waits=select copied_by=read ready=%d ", ready);
    return n;
}

static void
count_signal(int signo)
{
    (void)signo;
    signals++;
}

static ssize_t
by_signal(char *buffer, size_t size)
{
    struct sigaction action = { .sa_handler = count_signal };
    sigset_t io, before;
    sigemptyset(&io);
    sigaddset(&io, SIGIO);
    sigprocmask(SIG_BLOCK, &io, &before);       /* it comes in sigsuspend only, so none is missed */
    sigaction(SIGIO, &action, NULL);
    fcntl(fd[0], F_SETOWN, getpid());
    fcntl(fd[0], F_SETFL, O_ASYNC | O_NONBLOCK);
    signals = 0;
    while (!signals) {
        sigsuspend(&before);
    }
    ssize_t n = read(fd[0], buffer, size);
    sigprocmask(SIG_SETMASK, &before, NULL);
    printf("waits=sigsuspend copied_by=read signals=%d ", (int)signals);
    return n;
}

static ssize_t
asynchronous(char *buffer, size_t size)
{
    struct aiocb request = { .aio_fildes = fd[0], .aio_buf = buffer, .aio_nbytes = size };
    const struct aiocb *list[] = { &request };
    if (aio_read(&request) < 0) {
        return -1;
    }
    bool at_once = aio_error(&request) == EINPROGRESS;
    while (aio_error(&request) == EINPROGRESS) {
        aio_suspend(list, 1, NULL);
    }
    printf("waits=aio_suspend copied_by=aio at_once=%s ", at_once ? "EINPROGRESS" : "done");
    return aio_return(&request);
}

struct model {
    const char *name;
    ssize_t (*get)(char *buffer, size_t size);
};

static void
run(const struct model *m)
{
    char got[64] = "";
    if (pipe(fd) < 0) {
        perror("pipe");
        exit(1);
    }
    struct process *writer = process_new(write_later, NULL);
    process_start(writer);
    int64_t start = conc_now();
    printf("@model name=%s ", m->name);
    ssize_t n = m->get(got, sizeof got - 1);
    printf("bytes=%zd got=%s ms=%ld\n", n, got, milliseconds_since(start));
    process_join(writer);
    close(fd[0]);
    close(fd[1]);
}

int
main(int argc, char **argv)
{
    static const struct model models[] = { { "blocking", blocking }, { "nonblocking", nonblocking },
                                           { "multiplexed", multiplexed }, { "signal", by_signal }, { "async", asynchronous } };
    const char *which = arg_word(argc, argv, 1, "all|blocking|nonblocking|multiplexed|signal|async", "all");
    text = arg_text(argc, argv, 2, "hello");
    delay = arg_seconds(argc, argv, 3, "1");
    pause_time = arg_seconds(argc, argv, 4, "0.1");
    lesson_begin();
    for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
        if (strcmp(which, "all") == 0 || strcmp(which, models[i].name) == 0) {
            run(&models[i]);
        }
    }
}
