/* SPDX-License-Identifier: MIT */
/*
 * N7  What else a socket can do: timeouts, not waiting, names, options, and being a file.
 *
 * Python: settimeout, setblocking(False), getpeername, getsockname, getsockopt, setsockopt, makefile.
 *
 * Look at: before: how many bytes does a send that may not wait take, when nobody reads?  Which two of the four
 * addresses are the same?  What does a receive buffer say when it was asked for 8192 bytes?  In which pieces do lines come?
 *
 * Why: the timeout is the kernel's (SO_RCVTIMEO): recv sleeps so long and says EAGAIN; CPython polls the descriptor instead
 * and raises TimeoutError.  A socket that may not wait says EAGAIN at once; a full one has filled the receiver's buffer as
 * well.  Linux takes twice what was asked for a buffer, for its own book-keeping.  makefile puts a buffer before the
 * socket, so that a line is a line whatever pieces it came in.
 *
 * Try: lesson n7 SECONDS BUFFER LINES TEXT
 */
#include "lesson.h"
#include "net.h"

#include <fcntl.h>
#include <netinet/tcp.h>

static int ours, theirs;        /* the two ends of one connection */

static void
connect_both(void)
{
    int listener = net_listener(0, 1);
    ours = net_connected(net_port(listener));
    theirs = (int)net_try(accept(listener, NULL, NULL), "accept");
    close(listener);
}

static void
timeout(int64_t seconds)
{
    char byte;
    net_timeout(ours, SO_RCVTIMEO, seconds);
    int64_t start = conc_now();
    ssize_t n = recv(ours, &byte, 1, 0);
    printf("@timeout recv=%s ms=%ld\n", n < 0 ? net_error(errno) : "data", milliseconds_since(start));
    net_timeout(ours, SO_RCVTIMEO, 0);
}

static void
blocking(int fd, bool may_wait)
{
    int flags = (int)net_try(fcntl(fd, F_GETFL), "fcntl");
    net_try(fcntl(fd, F_SETFL, may_wait ? flags & ~O_NONBLOCK : flags | O_NONBLOCK), "fcntl");
}

/* Nothing to read; then as much written as there is room for, and all of that read at the other end. */
static void
non_blocking(void)
{
    static char bytes[4096];
    long sent = 0, taken = 0;
    blocking(ours, false);
    ssize_t n = recv(ours, bytes, sizeof bytes, 0);
    printf("@nonblocking recv=%s\n", n < 0 ? net_error(errno) : "data");
    while ((n = send(ours, bytes, sizeof bytes, MSG_NOSIGNAL)) > 0) {
        sent += n;
    }
    printf("@nonblocking send=%s sent=%ld\n", net_error(errno), sent);
    blocking(ours, true);
    while (taken < sent && (n = recv(theirs, bytes, sizeof bytes, 0)) > 0) {
        taken += n;
    }
    printf("@nonblocking taken=%ld\n", taken);
}

static void
names(void)
{
    printf("@ours name=%d peer=%d\n", net_port(ours), net_peer_port(ours));
    printf("@theirs name=%d peer=%d\n", net_port(theirs), net_peer_port(theirs));
    int lone = (int)net_try(socket(AF_INET, SOCK_STREAM, 0), "socket");
    struct sockaddr_in address;
    socklen_t size = sizeof address;
    int r = getpeername(lone, (struct sockaddr *)&address, &size);
    printf("@lone peer=%s\n", r < 0 ? net_error(errno) : "somebody");
    close(lone);
}

static int
option(int level, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    net_try(getsockopt(ours, level, name, &value, &size), "getsockopt");
    return value;
}

static void
set(const char *text, int level, int name, int value)
{
    int before = option(level, name);
    net_try(setsockopt(ours, level, name, &value, sizeof value), "setsockopt");
    printf("@option name=%s before=%d set=%d after=%d\n", text, before, value, option(level, name));
}

static void
options(int buffer)
{
    set("SO_KEEPALIVE", SOL_SOCKET, SO_KEEPALIVE, 1);
    set("SO_REUSEADDR", SOL_SOCKET, SO_REUSEADDR, 1);
    set("TCP_NODELAY", IPPROTO_TCP, TCP_NODELAY, 1);
    set("SO_RCVBUF", SOL_SOCKET, SO_RCVBUF, buffer);
    int value = 1, r = setsockopt(ours, IPPROTO_TCP, 999, &value, sizeof value);
    printf("@option name=999 error=%s\n", r < 0 ? net_error(errno) : "none");
}

/* Lines that come in pieces of three bytes, read as lines. */
static void
as_file(long lines, const char *text)
{
    char line[256], *all = malloc((size_t)lines * (strlen(text) + 32) + 1);
    size_t length = 0;
    for (long i = 0; i < lines; i++) {
        length += (size_t)sprintf(all + length, "%s_%ld\n", text, i);
    }
    for (size_t at = 0; at < length; at += 3) {
        net_send(ours, all + at, length - at < 3 ? length - at : 3);
    }
    shutdown(ours, SHUT_WR);
    FILE *file = fdopen(dup(theirs), "r");
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        printf("@line text=%s\n", line);
    }
    if (file) {
        fclose(file);
    }
    free(all);
}

int
main(int argc, char **argv)
{
    int64_t seconds = arg_seconds(argc, argv, 1, "0.5");
    int buffer = (int)arg_number(argc, argv, 2, 8192);
    lesson_begin();
    connect_both();
    timeout(seconds);
    names();
    non_blocking();
    options(buffer);
    as_file(arg_number(argc, argv, 3, 3), arg_text(argc, argv, 4, "line"));
}
