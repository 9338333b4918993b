/* SPDX-License-Identifier: MIT */
/* In a world with a quota, pipes, descriptors, mappings, queues and threads end with an error, never with the kernel;
 * outside nothing is missing meanwhile or after. */
#include "world.h"

#include <mqueue.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/resource.h>

#define FRAMES 1500

static void
lift_limits(void)
{
    struct rlimit files = { 4096, 4096 }, all = { RLIM_INFINITY, RLIM_INFINITY };

    CHECK_OK(setrlimit(RLIMIT_NOFILE, &files));
    CHECK_OK(setrlimit(RLIMIT_NPROC, &all));
    CHECK_OK(setrlimit(RLIMIT_MSGQUEUE, &all));
}

static void
pipes(void)
{
    static char bytes[65536];
    int ends[2];

    lift_limits();
    while (pipe2(ends, O_NONBLOCK) == 0)
        while (write(ends[1], bytes, sizeof(bytes)) > 0)
            ;
    CHECK(errno == ENOMEM || errno == ENFILE || errno == EMFILE);
}

static void
mappings(void)
{
    size_t size = 200000 * 4096ul;
    char *p = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    CHECK(p != MAP_FAILED);
    for (size_t at = 0; at < size; at += 8192)
        if (mprotect(p + at, 4096, PROT_READ) < 0) {
            CHECK_EQ(errno, ENOMEM);
            return;
        }
    CHECK(0);
}

static void
queues(void)
{
    static char text[8000];
    struct mq_attr attr = { .mq_maxmsg = 100, .mq_msgsize = sizeof(text) };
    char name[16];

    lift_limits();
    for (int i = 0; i < 1000; i++) {
        mqd_t q;

        snprintf(name, sizeof(name), "/q%d", i);
        q = mq_open(name, O_RDWR | O_CREAT | O_NONBLOCK, 0600, &attr);
        if (q < 0)
            break;
        while (mq_send(q, text, sizeof(text), 0) == 0)
            ;
    }
    CHECK(errno == ENOMEM || errno == EMFILE);
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof(name), "/q%d", i);
        mq_unlink(name);
    }
}

static void *
wait_for_ever(void *arg)
{
    for (;;)
        pause_for(SECOND);
    return arg;
}

static void
threads(void)
{
    pthread_t thread;
    int r;

    lift_limits();
    do
        r = pthread_create(&thread, NULL, wait_for_ever, NULL);
    while (r == 0);
    CHECK_EQ(r, EAGAIN);
    _exit(0);
}

static int
inside(void)
{
    static void (*const ways[])(void) = { pipes, mappings, queues, threads };

    for (int i = 0; i < 4; i++) {
        int status = run(ways[i]);

        if (status != KILLED(SIGKILL)) /* out of memory in a fault */
            CHECK_EQ(status, EXITED(0));
    }
    return 3;
}

int
main(int argc, char **argv)
{
    long before;

    if (argc > 1)
        return inside();
    SKIP_ON_LINUX();
    CHECK_EQ(run_in_small_world(argv[0], "inside", FRAMES), EXITED(3));
    before = frames_at_rest();
    CHECK_EQ(run_in_small_world(argv[0], "inside", FRAMES), EXITED(3));
    CHECK_EQ(frames_at_rest(), before);
    return 0;
}
