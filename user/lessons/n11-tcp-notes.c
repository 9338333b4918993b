/* SPDX-License-Identifier: MIT */
/*
 * N11  The notes on TCP, one after the other.
 *
 * Python: connect to where nobody listens; listen(5) and more than that many who come; clients that never bind; the
 * listening socket closed while clients are connected; send, which returns how much it took, and sendall.
 *
 * Look at: before: how many connections are there before the first accept, with a backlog of 3?  What do the next one, and
 * those that were connected, see?  How much of half a million bytes does one send take?
 *
 * Why: a listener keeps backlog + 1 finished connections for accept; who comes then waits until one has been taken.  The
 * listener is only the door: what accept returned is a socket of its own, and stays when the door is closed.  send fills
 * the buffers and returns; sendall sends the rest when there is room again.  A blocking socket does all of it in one
 * send on Linux, until a signal or a timeout comes: so even there look at what it returns.
 *
 * Try: lesson n11 BACKLOG SECONDS BYTES TEXT
 */
#include "lesson.h"
#include "bytes.h"
#include "net.h"

#include <fcntl.h>
#include <poll.h>

#include <conc/thread.h>

#define BUFFER 16384            /* asked for in both directions, so that it is known when they are full */

static int clients[128], port, waiting;
static long through;
static uint32_t digest = BYTES_DIGEST;
static long received;

static void
no_server(void)
{
    int fd = (int)net_try(socket(AF_INET, SOCK_STREAM, 0), "socket"), listener = net_listener(0, 1), unused = net_port(listener);
    close(listener);
    printf("@no_server connect=%s\n", net_error(net_connect(fd, unused)));
    close(fd);
}

/* Clients come until one has waited so long in vain. */
static void
come(long backlog, int64_t patience)
{
    int error = 0;
    int64_t start = conc_now();
    while (error == 0 && through < 127) {
        start = conc_now();
        waiting = clients[through] = (int)net_try(socket(AF_INET, SOCK_STREAM, 0), "socket");
        net_timeout(waiting, SO_SNDTIMEO, patience);
        error = net_connect(waiting, port);
        through += error == 0;
    }
    printf("@backlog asked=%ld through=%ld next=%s ms=%ld\n", backlog, through, net_error(error), milliseconds_since(start));
}

static void
ephemeral(void)
{
    int fd = (int)net_try(socket(AF_INET, SOCK_STREAM, 0), "socket"), distinct = 0, like_the_server = 0;
    printf("@ephemeral before=%d", net_port(fd));
    close(fd);
    for (long i = 0; i < through; i++) {
        int same = 0;
        for (long k = 0; k < i; k++) {
            same |= net_port(clients[k]) == net_port(clients[i]);
        }
        distinct += !same;
        like_the_server += net_port(clients[i]) == port;
    }
    printf(" clients=%ld distinct=%d like_the_server=%d\n", through, distinct, like_the_server);
}

/* accept makes room: the one that waited comes through. */
static int
let_in(int listener)
{
    int first = (int)net_try(accept(listener, NULL, NULL), "accept"), error;
    struct pollfd p = { .fd = waiting, .events = POLLOUT };
    socklen_t size = sizeof error;
    poll(&p, 1, -1);
    net_try(getsockopt(waiting, SOL_SOCKET, SO_ERROR, &error, &size), "getsockopt");
    printf("@accepted count=1 the_next=%s\n", error ? net_error(error) : "connected");
    return first;
}

static void
closed_listener(int listener, int server, const char *text)
{
    char data[128];
    int fd = (int)net_try(socket(AF_INET, SOCK_STREAM, 0), "socket");
    close(listener);
    printf("@closed new=%s", net_error(net_connect(fd, port)));
    net_send(clients[0], text, strlen(text));
    long n = net_try(recv(server, data, sizeof data, 0), "recv");
    net_send(server, data, (size_t)n);
    n = net_try(recv(clients[0], data, sizeof data, 0), "recv");
    printf(" old=%.*s\n", (int)n, data);
    n = recv(clients[1], data, sizeof data, 0);
    printf("@closed not_accepted=%s\n", n < 0 ? net_error(errno) : n == 0 ? "end" : "data");
    close(fd);
}

static void
take_all(void *arg)
{
    char data[4096];
    ssize_t n;
    while ((n = recv((int)(intptr_t)arg, data, sizeof data, 0)) > 0) {
        digest = bytes_digest(digest, data, (size_t)n);
        received += n;
    }
}

/* sendall over a socket that may not wait: poll for room, send what fits, until nothing is left. */
static void
send_and_sendall(int from, int to, size_t count)
{
    unsigned char *bytes = malloc(count + 1);
    long calls = 0;
    bytes_fill(1, 0, bytes, count);
    net_try(fcntl(from, F_SETFL, fcntl(from, F_GETFL) | O_NONBLOCK), "fcntl");
    size_t sent = (size_t)net_try(send(from, bytes, count, MSG_NOSIGNAL), "send");
    printf("@send asked=%zu took=%zu\n", count, sent);
    struct thread *reader = thread_new(take_all, (void *)(intptr_t)to);
    thread_start(reader);
    for (; sent < count; calls++) {
        struct pollfd p = { .fd = from, .events = POLLOUT };
        poll(&p, 1, -1);
        ssize_t n = send(from, bytes + sent, count - sent, MSG_NOSIGNAL);
        sent += n > 0 ? (size_t)n : 0;
    }
    shutdown(from, SHUT_WR);
    thread_join(reader);
    printf("@sendall sent=%zu again=%s received=%ld digest=%u\n", sent, calls > 0 ? "yes" : "no", received, digest);
    free(bytes);
}

int
main(int argc, char **argv)
{
    long backlog = arg_number(argc, argv, 1, 3), count = arg_number(argc, argv, 3, 500000);
    int size = BUFFER;
    lesson_begin();
    backlog = backlog < 1 ? 1 : backlog > 100 ? 100 : backlog;
    no_server();
    int listener = net_bound(SOCK_STREAM, 0);
    setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);    /* accepted sockets have it from here */
    setsockopt(listener, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    net_try(listen(listener, (int)backlog), "listen");
    port = net_port(listener);
    come(backlog, arg_seconds(argc, argv, 2, "0.5"));
    ephemeral();
    int server = let_in(listener);
    closed_listener(listener, server, arg_text(argc, argv, 4, "still_here"));
    send_and_sendall(server, clients[0], (size_t)count);
}
