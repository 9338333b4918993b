/* SPDX-License-Identifier: MIT */
/*
 * R3  Pipe: two ends, both ways, and the end of it.
 *
 * Python: here, there = Pipe(); send() and recv() on either end.  Pipe(duplex=False) gives one end that only receives and
 * one that only sends.  When the last copy of the other end is closed, recv() raises EOFError: so each process closes
 * the end that it does not use.  (The notes call put on a Connection: it has send.)
 *
 * Look at: the answers; the end, seen by the child as an error of recv; the wrong direction refused; and the cost of a
 * message: a pipe is bytes in a socket; a queue is bytes in a pipe, two locks and two semaphores, and costs little more or less;
 * CPython's queue is a pipe behind a buffer and a feeder thread, which is why the notes call a pipe the faster one.
 *
 * Why: end of file on a pipe or socket is not a message, it is the kernel's observation that no process has the
 * other end open any more.  A forked child inherits every descriptor, so an end that somebody forgot to close
 * keeps the reader waiting for ever.  A Connection sends a length and then the bytes; a Queue adds locks, because
 * there several may write and several read.
 *
 * Try: lesson r3 MESSAGES WORD
 */
#include "lesson.h"

#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <abi/heddle.h>
#include <conc/connection.h>
#include <conc/fqueue.h>
#include <conc/pqueue.h>
#include <conc/process.h>

#define HEDDLE_CALL 4096

static struct connection *here, *there;

static int
answer(void *arg)
{
    struct value *v;
    int r;
    (void)arg;
    connection_close(here);
    while ((r = connection_recv(there, &v)) == 0) {
        printf("@child got=%s pid=%d\n", value_text(v), getpid());
        struct value *reply = value_bytes(value_text(v), v->length);
        for (size_t i = 0; i < reply->length / 2; i++) {
            char c = reply->bytes[i];
            reply->bytes[i] = reply->bytes[reply->length - 1 - i];
            reply->bytes[reply->length - 1 - i] = c;
        }
        connection_send(there, reply);
        value_free(reply);
        value_free(v);
    }
    printf("@end child=%s\n", r == -EPIPE ? "eof" : "other");
    return 0;
}

static struct heddle_counters
counters(void)
{
    struct heddle_counters c = { 0 };
    syscall(HEDDLE_CALL, HEDDLE_COUNTERS, &c, 0);
    return c;
}

static void
print_cost(const char *way, struct heddle_counters before, long messages)
{
    struct heddle_counters after = counters();
    printf("@cost way=%s calls=%ld ns=%ld\n", way, (long)(after.syscalls - before.syscalls - 1) / messages,
           (long)(after.computed_ns - before.computed_ns) / messages);
}

static void
measure_fed(long messages)
{
    struct fqueue *queue = fqueue_new(0);
    struct value *v;
    struct heddle_counters before = counters();
    for (long i = 0; i < messages; i++) {
        fqueue_put(queue, value_string("fifteen letters"));
        fqueue_get(queue, &v);
        value_free(v);
    }
    print_cost("fed_queue", before, messages);
}

/* One process puts and gets, so that nobody waits and only the way itself is measured. */
static void
measure(long messages)
{
    struct connection *a, *b;
    struct pqueue *queue = pqueue_new(0);
    char text[16] = "fifteen letters";
    connection_pipe(&a, &b, true);
    struct heddle_counters before = counters();
    for (long i = 0; i < messages; i++) {
        connection_send_bytes(a, text, sizeof text);
        connection_recv_bytes(b, text, sizeof text);
    }
    print_cost("pipe", before, messages);
    before = counters();
    for (long i = 0; i < messages; i++) {
        pqueue_put(queue, text, sizeof text);
        pqueue_get(queue, text, sizeof text);
    }
    print_cost("queue", before, messages);
    connection_close(a);
    connection_close(b);
    pqueue_free(queue);
    measure_fed(messages);
}

int
main(int argc, char **argv)
{
    long messages = arg_number(argc, argv, 1, 3);
    const char *word = arg_text(argc, argv, 2, "hello");
    char text[64];
    lesson_begin();
    connection_pipe(&here, &there, true);
    struct process *child = process_new(answer, NULL);
    process_start(child);
    connection_close(there);
    for (long i = 0; i < messages; i++) {
        struct value *v;
        snprintf(text, sizeof text, "%.40s%ld", word, i);
        struct value *message = value_string(text);
        connection_send(here, message);
        connection_recv(here, &v);
        printf("@parent got=%s\n", value_text(v));
        value_free(message);
        value_free(v);
    }
    connection_close(here);
    process_join(child);

    connection_pipe(&here, &there, false);
    printf("@one_way send_on_receiver=%s\n", connection_send_bytes(here, "x", 1) == -EBADF ? "refused" : "allowed");
    connection_close(here);
    printf("@end sender=%s\n", connection_send_bytes(there, "x", 1) == -EPIPE ? "broken" : "other");
    connection_close(there);
    measure(messages);
}
