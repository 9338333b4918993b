/* SPDX-License-Identifier: MIT */
/*
 * M5  A non-blocking HTTP client over select: many pages, one thread, no coroutines.
 *
 * Python: client.setblocking(False); client.connect(...) says BlockingIOError: the connection is on its way.  The notes first
 * try again and again until send no longer fails, which keeps the processor busy; select waits for it: a socket that is
 * connected becomes writable, an answer makes it readable, and so does its end.  Each socket is a small machine of
 * states, and a callback for each state: that is what the event loop and its coroutines hide (lesson C11).
 *
 * Look at: all connections are begun before the first is there; the time is that of one page; few calls of select.
 *
 * Why: a non-blocking connect only starts the handshake; that it is done shows as readiness to write, and select
 * sleeps until then.  While one page takes its time the thread serves the others, so the waits overlap as with
 * threads, but the local variables of each are in a struct of states and not on a stack.  Trying again in a loop
 * gets the same answers, thousands of times.
 *
 * Try: lesson m5 COUNT SECONDS TEXT
 */
#include "lesson.h"
#include "site.h"

#include <arpa/inet.h>
#include <errno.h>
#include <sys/select.h>
#include <sys/socket.h>

#define MOST 100

enum state { CONNECTING, READING, DONE };

struct fetch {
    int fd;
    enum state state;
    char data[1024];
    size_t length;
};

static struct site site;
static struct fetch fetches[MOST];
static long count, looks;

static void
fail(const char *what)
{
    perror(what);
    exit(1);
}

static void
begin(struct fetch *f)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)site.port) };
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    f->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (f->fd < 0 || (connect(f->fd, (struct sockaddr *)&address, sizeof address) < 0 && errno != EINPROGRESS)) {
        fail("connect");
    }
}

/* Writable: it is connected, or could not be. */
static void
connected(struct fetch *f)
{
    char request[128];
    int n = snprintf(request, sizeof request, "GET /%ld HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                     (long)(f - fetches));
    if (send(f->fd, request, (size_t)n, MSG_NOSIGNAL) != n) {
        fail("send");
    }
    f->state = READING;
}

/* Readable: some of the page, or its end. */
static void
readable(struct fetch *f)
{
    ssize_t n = recv(f->fd, f->data + f->length, sizeof f->data - 1 - f->length, 0);
    if (n < 0 && errno != EAGAIN) {
        fail("recv");
    }
    if (n == 0) {
        close(f->fd);
        f->state = DONE;
    }
    f->length += n > 0 ? (size_t)n : 0;
}

/* One select over all that are not done; how many those are. */
static long
look(void)
{
    fd_set reads, writes;
    int highest = -1;
    long left = 0;
    FD_ZERO(&reads);
    FD_ZERO(&writes);
    for (struct fetch *f = fetches; f < fetches + count; f++) {
        if (f->state != DONE) {
            FD_SET(f->fd, f->state == CONNECTING ? &writes : &reads);
            highest = f->fd > highest ? f->fd : highest;
            left++;
        }
    }
    if (left == 0) {
        return 0;
    }
    looks++;
    if (select(highest + 1, &reads, &writes, NULL, NULL) < 0) {
        fail("select");
    }
    for (struct fetch *f = fetches; f < fetches + count; f++) {
        if (f->state == CONNECTING && FD_ISSET(f->fd, &writes)) {
            connected(f);
        } else if (f->state == READING && FD_ISSET(f->fd, &reads)) {
            readable(f);
        }
    }
    return left;
}

int
main(int argc, char **argv)
{
    count = arg_number(argc, argv, 1, 20);
    struct slow_page arguments = { arg_seconds(argc, argv, 2, "1"), arg_text(argc, argv, 3, "page") };
    lesson_begin();
    count = count > MOST ? MOST : count;
    site_begin(&site, site_slow_page, &arguments);
    int64_t start = conc_now();
    for (long i = 0; i < count; i++) {
        begin(&fetches[i]);
    }
    while (look() > 0) {
    }
    long ms = milliseconds_since(start);
    for (long i = 0; i < count; i++) {
        char *body = strstr(fetches[i].data, "\r\n\r\n");
        printf("@page n=%ld status=%d body=%s\n", i, atoi(fetches[i].data + strcspn(fetches[i].data, " ")),
               body ? body + 4 : "none");
    }
    printf("@all pages=%ld selects=%ld ms=%ld\n", count, looks, ms);
    site_end(&site);
}
