/* SPDX-License-Identifier: MIT */
/*
 * M6  Ten thousand connections at once: one event loop, and beside it a thread for each.
 *
 * Python: the C10K problem of 1999: one machine, 2 GB, ten thousand clients.  The notes: "with a thread for each user a
 * small machine cannot do it"; one thread with epoll can.
 *
 * All connections are there before the first question, and each is asked and answers; then they close.
 *
 * Look at: before: what does a connection cost in memory, and what a thread on top of it?  How many threads has each server?
 *
 * Why: a connection is two sockets with two files (both ends live on this machine), and in the loop a callback.  A
 * thread has a stack in the kernel and one of its own, of which a page or two is touched, and its thread-local
 * variables.  Memory decides how many there can be, long before the processor does.
 *
 * Try: lesson m6 CONNECTIONS THREADS          in 64 MiB there is room for about 2,000 threads
 */
#include "lesson.h"
#include "net.h"

#include <sched.h>
#include <sys/resource.h>

#include <conc/loop.h>
#include <conc/thread.h>

#define CONNECTION_NEEDS 4500   /* bytes, with both ends; and with a thread: */
#define THREAD_NEEDS 25000

static long count, closed;
static struct loop *loop;

/* A question is a number, its answer twice that and one.  False: there are no more. */
static bool
answer(int fd)
{
    uint32_t question, reply;
    if (recv(fd, &question, sizeof question, 0) != sizeof question) {
        return false;
    }
    reply = 2 * question + 1;
    return net_send(fd, &reply, sizeof reply) == 0;
}

/* --- one thread --- */

static void
readable(void *arg)
{
    int fd = (int)(intptr_t)arg;
    if (answer(fd)) {
        return;
    }
    loop_remove_reader(loop, fd);
    close(fd);
    if (++closed == count) {
        loop_stop(loop);
    }
}

static void
connection(void *arg)
{
    int fd = (int)net_try(accept((int)(intptr_t)arg, NULL, NULL), "accept");
    loop_add_reader(loop, fd, readable, (void *)(intptr_t)fd);
}

static int
serve_by_loop(int listener)
{
    loop = loop_new();
    loop_add_reader(loop, listener, connection, (void *)(intptr_t)listener);
    return loop_run_forever(loop);
}

/* --- a thread for each --- */

static void
work(void *arg)
{
    int fd = (int)(intptr_t)arg;
    while (answer(fd)) {
    }
    close(fd);
}

static int
serve_by_threads(int listener)
{
    for (long i = 0; i < count; i++) {
        int fd = (int)net_try(accept(listener, NULL, NULL), "accept");
        struct thread *t = thread_new(work, (void *)(intptr_t)fd);
        net_try(t ? thread_start(t) : -1, "thread");
    }
    return 0;
}

/* --- the clients, all in this process --- */

/* A line of /proc/meminfo, in KiB. */
static long
memory(const char *name)
{
    char line[128];
    long kib = 0;
    FILE *f = fopen("/proc/meminfo", "r");
    while (f && fgets(line, sizeof line, f)) {
        if (strncmp(line, name, strlen(name)) == 0) {
            sscanf(line + strlen(name), ": %ld", &kib);
        }
    }
    if (f) {
        fclose(f);
    }
    return kib;
}

static int
threads_of(struct process *p)
{
    char path[64], line[128];
    int threads = 0;
    snprintf(path, sizeof path, "/proc/%d/status", process_pid(p));
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f)) {
        sscanf(line, "Threads: %d", &threads);
    }
    if (f) {
        fclose(f);
    }
    return threads;
}

static void
part(const char *name, int (*serve)(int listener), long connections)
{
    uint32_t reply;
    long answered = 0;
    int *fds = calloc((size_t)connections + 1, sizeof *fds);
    count = connections;
    long before = memory("MemFree");
    int listener = net_listener(0, 128), port = net_port(listener);
    struct process *server = net_serve(serve, listener);
    for (long i = 0; i < connections; i++) {
        fds[i] = net_connected(port);
    }
    for (long i = 0; i < connections; i++) {
        uint32_t question = (uint32_t)i;
        net_send(fds[i], &question, sizeof question);
    }
    for (long i = 0; i < connections; i++) {
        answered += recv(fds[i], &reply, sizeof reply, MSG_WAITALL) == sizeof reply && reply == 2 * (uint32_t)i + 1;
    }
    printf("@%s connections=%ld answered=%ld threads=%d bytes_each=%ld\n", name, connections, answered, threads_of(server),
           connections ? (before - memory("MemFree")) * 1024 / connections : 0);
    for (long i = 0; i < connections; i++) {
        close(fds[i]);
    }
    net_end(server, false);
    free(fds);
}

/* As many descriptors as a server and its clients need, each in their own process; what there can be of that. */
static long
fitting(long connections, long each)
{
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = (rlim_t)connections + 64;
    limit.rlim_max = limit.rlim_max < limit.rlim_cur ? limit.rlim_cur : limit.rlim_max;
    bool enough = setrlimit(RLIMIT_NOFILE, &limit) == 0;
    long most = memory("MemFree") * 9 / 10 * 1024 / each, fits = connections < most ? connections : most;
    getrlimit(RLIMIT_NOFILE, &limit);
    if (!enough && fits + 64 > (long)limit.rlim_cur) {
        fits = (long)limit.rlim_cur - 64;
    }
    if (fits < connections) {
        printf("There is room for %ld connections only: heddle run --mem %ld\n", fits, connections / 1000 * each / 900 + 64);
    }
    return fits;
}

int
main(int argc, char **argv)
{
    long connections = arg_number(argc, argv, 1, 10000), threads = arg_number(argc, argv, 2, 500);
    connections = connections < 1 ? 1 : connections;
    threads = threads < 1 ? 1 : threads;
    lesson_begin();
    /* Who runs goes on until it waits: in a deterministic machine, which takes turns at any moment, that is half the work.  (On
     * Linux only root may ask for it; there it matters little.) */
    sched_setscheduler(0, SCHED_FIFO, &(struct sched_param){ .sched_priority = 1 });
    part("loop", serve_by_loop, fitting(connections, CONNECTION_NEEDS));
    part("threads", serve_by_threads, fitting(threads, THREAD_NEEDS));
}
