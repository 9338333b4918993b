/* SPDX-License-Identifier: MIT */
/*
 * N2  TCP client and server: four programs, of which one works.
 *
 * Python: the server binds, listens, accepts; the client connects; then both send and recv.  As the notes have it three
 * things go wrong, one behind the other:
 *
 *     refused    the server listens on 7788, the client connects to 7878: ConnectionRefusedError
 *     wait       ports mended: both begin with recv.  Each waits for the other to say something, for ever; it is a
 *                deadlock without any lock, and Heddle names it (exit status 124).  On Linux: ctrl-C
 *     listener   recv on the listening socket instead of what accept returned: ENOTCONN, whoever is connected
 *     mended     the client speaks first.  When it closes, the server's recv returns 0 bytes: that is how it learns of it
 *
 * Look at: before: who waits in which call?  Bytes both ways, and the 0 at the end.
 *
 * Why: a listener's queue holds connections, not bytes; accept takes one out as a new socket.  recv sleeps while that one's
 * queue is empty and its other end is open.  The watcher for deadlocks follows who could ever put something there.
 *
 * Try: lesson n2 mended|refused|wait|listener TEXT ANSWER PORT CLIENTS_PORT
 */
#include "lesson.h"
#include "net.h"

static const char *mode, *text, *reply;

static bool
in_mode(const char *name)
{
    return strcmp(mode, name) == 0;
}

static int
serve(int listener)
{
    char data[1024];
    int client = (int)net_try(accept(listener, NULL, NULL), "accept"), from = in_mode("listener") ? listener : client;
    printf("@server connected=%d\n", net_peer_port(client) != 0);
    long n = recv(from, data, sizeof data, 0);
    if (n < 0) {
        printf("@server recv=%s on=listener\n", net_error(errno));
        return 0;
    }
    printf("@server got=%.*s bytes=%ld\n", (int)n, data, n);
    net_send(client, reply, strlen(reply));
    n = net_try(recv(client, data, sizeof data, 0), "recv");
    printf("@server end=%ld\n", n);
    close(client);
    return 0;
}

static void
converse(int port)
{
    char data[1024];
    int fd = (int)net_try(socket(AF_INET, SOCK_STREAM, 0), "socket"), error = net_connect(fd, port);
    printf("@client connect=%s\n", net_error(error));
    if (error) {
        return;
    }
    if (!in_mode("wait")) {
        net_send(fd, text, strlen(text));
    }
    if (!in_mode("listener")) {
        long n = net_try(recv(fd, data, sizeof data, 0), "recv");
        printf("@client got=%.*s bytes=%ld\n", (int)n, data, n);
    }
    close(fd);
}

int
main(int argc, char **argv)
{
    mode = arg_word(argc, argv, 1, "mended|refused|wait|listener", "mended");
    text = arg_text(argc, argv, 2, "hahaha");
    reply = arg_text(argc, argv, 3, "received");
    int port = (int)arg_number(argc, argv, 4, 7788);
    int clients = (int)arg_number(argc, argv, 5, in_mode("refused") ? 7878 : port);
    lesson_begin();
    struct process *server = net_serve(serve, net_listener(port, 128));
    converse(clients);
    net_end(server, in_mode("refused"));    /* who was never called waits in accept for ever */
}
