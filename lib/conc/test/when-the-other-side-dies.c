/* SPDX-License-Identifier: MIT */
/* The process at the other end of a stream is killed: what it had sent can be read, then comes the end, and drain tells that writing
 * is in vain.  A worker that dies in run_in_executor fails that future, and the executor goes on. */
#include "claim.h"

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/process.h>
#include <conc/process_pool_executor.h>
#include <conc/run_in_executor.h>
#include <conc/stream.h>
#include <conc/task.h>
#include <errno.h>
#include <signal.h>
#include <sys/socket.h>

static struct loop *loop;
static struct executor *executor;

static int
says_and_stays(void *fds)
{
    int *fd = fds;
    close(fd[0]);
    CLAIM_EQ(write(fd[1], "last words", 10), 10);
    conc_sleep(SECONDS(100));
    return 0;
}

static int
dies(void *v, void **result)
{
    (void)result;
    return value_number(v) ? 0 : raise(SIGKILL);
}

static int
streams(void *arg, void **result)
{
    static char much[1 << 20];
    char text[16];
    int fd[2], r = 0;
    (void)arg;
    (void)result;
    CLAIM_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, fd), 0);
    struct process *p = process_new(says_and_stays, fd);
    CLAIM_EQ(process_start(p), 0);
    close(fd[1]);
    struct stream *s = stream_of(loop, fd[0]);
    CLAIM_EQ(stream_readexactly(s, text, 4), 4);
    CLAIM_EQ(process_kill(p) | process_join(p), 0);
    CLAIM_EQ(stream_readexactly(s, text, 6), 6);
    ssize_t n = stream_read(s, text, 1);
    CLAIM(n == 0 || n == -ECONNRESET);
    for (int i = 0; i < 3 && r == 0; i++) {
        stream_write(s, much, sizeof much);
        r = stream_drain(s);
    }
    CLAIM(r == -EPIPE || r == -ECONNRESET);
    stream_free(s);
    return 0;
}

static int
workers(void *arg, void **result)
{
    (void)arg;
    (void)result;
    for (int i = 0; i < 2; i++) {
        struct afuture *f = loop_run_in_executor(loop, executor, dies, value_int(i));
        CLAIM_EQ(afuture_await(f, NULL), i == 0 ? -EOWNERDEAD : 0);
        CLAIM(i > 0 || strstr(exception_last()->message, "9"));
        afuture_free(f);
    }
    return 0;
}

static void
run(generator_body *body)
{
    struct task *t = task_new(loop, body, NULL);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(t), NULL), 0);
    task_free(t);
}

int
main(void)
{
    CLAIM((executor = process_pool_executor_new(1)) && (loop = loop_new()));
    run(streams);
    run(workers);
    loop_free(loop);
    executor_free(executor);
}
