/* SPDX-License-Identifier: MIT */
/*
 * N12  Flow control: who sends fast waits for who reads slowly.
 *
 * Python: the notes list what TCP does unasked: it numbers, acknowledges, repeats, checks, and "flow control keeps the host from
 * sending faster than the receiver can take it".  This is the last one; the others need a wire (lesson D2's network).
 *
 * A process sends as fast as it can; this one takes a piece, sleeps, takes the next.  Once with small buffers, once with four
 * times as much; then the same with UDP.
 *
 * Look at: before: how far can the sender be ahead of the reader?  When is it done?  What does UDP do without all this?
 *
 * Why: the receiver's queue holds so many bytes (SO_RCVBUF), the sender's some more (SO_SNDBUF).  When they are full, send
 * sleeps until the reader has taken something.  Over a wire each acknowledgement carries the room that is left, the
 * window; here the kernel looks at the queue itself.  A datagram for which there is no room is dropped, and nobody is told.
 *
 * Try: lesson n12 BYTES PIECE SECONDS BUFFER
 */
#include "lesson.h"
#include "bytes.h"
#include "net.h"

#include <sys/mman.h>

#define SEND 1000               /* bytes in a send, or a datagram */

static struct shared {
    _Atomic long sent;
    _Atomic int64_t done;       /* when */
} *shared;

static long count;
static int port, send_buffer;

/* All of the bytes; `arg`: by datagrams. */
static int
sender(void *arg)
{
    unsigned char bytes[SEND];
    int fd = (int)net_try(socket(AF_INET, arg ? SOCK_DGRAM : SOCK_STREAM, 0), "socket");
    net_try(setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &send_buffer, sizeof send_buffer), "setsockopt");
    errno = net_connect(fd, port);
    net_try(errno ? -1 : 0, "connect");
    for (long sent = 0; sent < count; sent += SEND) {
        bytes_fill(1, (size_t)sent, bytes, SEND);
        net_send(fd, bytes, count - sent < SEND ? (size_t)(count - sent) : SEND);
        shared->sent = count - sent < SEND ? count : sent + SEND;
    }
    shared->done = conc_now();
    close(fd);
    return 0;
}

static struct process *
start_sender(int type, int buffer, int *listener)
{
    *listener = net_bound(type, 0);
    net_try(setsockopt(*listener, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer), "setsockopt");
    if (type == SOCK_STREAM) {
        net_try(listen(*listener, 1), "listen");
    }
    port = net_port(*listener);
    send_buffer = buffer;
    *shared = (struct shared){ 0 };
    struct process *p = process_new(sender, type == SOCK_STREAM ? NULL : "datagrams");
    process_start(p);
    return p;
}

static void
stream(int buffer, long piece, int64_t delay)
{
    static char data[65536];
    int listener;
    struct process *p = start_sender(SOCK_STREAM, buffer, &listener);
    int fd = (int)net_try(accept(listener, NULL, NULL), "accept");
    uint32_t digest = BYTES_DIGEST;
    long taken = 0, ahead = 0;
    int64_t start = conc_now();
    for (ssize_t n = 1; n > 0; taken += n) {
        conc_sleep(delay);
        ahead = shared->sent - taken > ahead ? shared->sent - taken : ahead;
        n = net_try(recv(fd, data, (size_t)piece, MSG_WAITALL), "recv");
        digest = bytes_digest(digest, data, (size_t)n);
    }
    printf("@stream buffer=%d taken=%ld digest=%u ahead=%ld sender_ms=%ld reader_ms=%ld\n", buffer, taken, digest, ahead,
           (long)((shared->done - start) / MILLISECONDS(1)), milliseconds_since(start));
    process_join(p);
    process_free(p);
    close(fd);
    close(listener);
}

/* The sender is done before the reader begins. */
static void
datagrams(int buffer)
{
    char data[SEND];
    int fd;
    struct process *p = start_sender(SOCK_DGRAM, buffer, &fd);
    long taken = 0;
    process_join(p);
    process_free(p);
    while (recv(fd, data, sizeof data, MSG_DONTWAIT) > 0) {
        taken++;
    }
    printf("@datagrams buffer=%d sent=%ld taken=%ld\n", buffer, (count + SEND - 1) / SEND, taken);
    close(fd);
}

int
main(int argc, char **argv)
{
    count = arg_number(argc, argv, 1, 100000);
    long piece = arg_number(argc, argv, 2, 4000);
    int64_t delay = arg_seconds(argc, argv, 3, "0.02");
    int buffer = (int)arg_number(argc, argv, 4, 4000);
    lesson_begin();
    piece = piece < 1 ? 1 : piece > 65536 ? 65536 : piece;
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    stream(buffer, piece, delay);
    stream(4 * buffer, piece, delay);
    datagrams(buffer);
}
