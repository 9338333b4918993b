/* SPDX-License-Identifier: MIT */
/* Connecting and listening without blocking.  Contracts in network.h. */
#include <conc/awaiters.h>
#include <conc/loop.h>
#include <conc/network.h>
#include <conc/task.h>

#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BACKLOG 100
#define REST SECONDS(1)         /* after accept found no descriptor */

struct server {
    struct loop *loop;
    int fd;                     /* -1: closed */
    stream_handler *handler;
    void *arg;
    struct handle *rest;        /* NULL: it listens */
};

struct connection {
    struct stream *stream;
    stream_handler *handler;
    void *arg;
};

static int
look_up(const char *host, int port, struct sockaddr_in *address)
{
    struct addrinfo hints = { .ai_family = AF_INET, .ai_socktype = SOCK_STREAM }, *found;
    char service[8];
    snprintf(service, sizeof service, "%d", port);
    int r = getaddrinfo(host, service, &hints, &found);
    if (r != 0) {
        return exception_raise(-EHOSTUNREACH, "%s: %s", host, gai_strerror(r));
    }
    memcpy(address, found->ai_addr, sizeof *address);
    freeaddrinfo(found);
    return 0;
}

static int
raise_errno(const char *what)
{
    return exception_raise(-errno, "%s: %s", what, strerror(errno));
}

static void
wake(void *arg)
{
    awaiters_wake_all(arg);
}

/* The connection is on its way: wait until it can be written to.  0 or its error. */
static int
wait_connected(struct loop *l, int fd)
{
    struct awaiters waiting = { NULL };
    int error = 0;
    socklen_t size = sizeof error;
    int r = loop_add_writer(l, fd, wake, &waiting);
    r = r < 0 ? r : awaiters_wait(&waiting, NULL);
    loop_remove_writer(l, fd);
    if (r == 0 && getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error) {
        errno = error;
        r = raise_errno("connect");
    }
    return r;
}

int
open_connection(const char *host, int port, struct stream **s)
{
    struct loop *l = loop_running();
    struct sockaddr_in address;
    int r = l ? look_up(host, port, &address) : exception_raise(RUNTIME_ERROR, "no running event loop");
    if (r < 0) {
        return r;
    }
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        return raise_errno("socket");
    }
    if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0) {
        r = errno == EINPROGRESS ? wait_connected(l, fd) : raise_errno("connect");
    }
    if (r < 0) {
        close(fd);
        return r;
    }
    *s = stream_of(l, fd);
    return *s ? 0 : exception_raise(-ENOMEM, "no memory for a stream");
}

static int
serve(void *arg, void **result)
{
    struct connection *c = arg;
    (void)result;
    c->handler(c->stream, c->arg);
    stream_close(c->stream);
    stream_wait_closed(c->stream);
    stream_free(c->stream);
    free(c);
    return 0;
}

static void
begin_connection(struct server *s, int fd)
{
    struct connection *c = malloc(sizeof *c);
    struct stream *stream = c ? stream_of(s->loop, fd) : NULL;
    if (!stream) {
        free(c);
        return;
    }
    *c = (struct connection){ stream, s->handler, s->arg };
    struct task *t = task_new(s->loop, serve, c);
    if (!t) {
        stream_free(stream);
        free(c);
    }
    task_free(t);       /* it goes on alone */
}

static void on_connection(void *arg);

static void
listen_on(void *arg)
{
    struct server *s = arg;
    s->rest = NULL;
    loop_add_reader(s->loop, s->fd, on_connection, s);
}

static void
on_connection(void *arg)
{
    struct server *s = arg;
    for (int n = 0; n < BACKLOG; n++) {
        int fd = accept4(s->fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) {
            if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
                loop_remove_reader(s->loop, s->fd);
                s->rest = loop_call_later(s->loop, REST, listen_on, s);
            }
            return;
        }
        begin_connection(s, fd);
    }
}

struct server *
start_server(struct loop *l, const char *host, int port, stream_handler *handler, void *arg)
{
    struct sockaddr_in address;
    int yes = 1;
    if (look_up(host, port, &address) < 0) {
        return NULL;
    }
    struct server *s = calloc(1, sizeof *s);
    if (!s) {
        return NULL;
    }
    *s = (struct server){ .loop = l, .handler = handler, .arg = arg };
    s->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (s->fd < 0 || setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) < 0
        || bind(s->fd, (struct sockaddr *)&address, sizeof address) < 0 || listen(s->fd, BACKLOG) < 0) {
        raise_errno("start_server");
        server_free(s);
        return NULL;
    }
    if (loop_add_reader(l, s->fd, on_connection, s) < 0) {
        server_free(s);
        return NULL;
    }
    return s;
}

int
server_port(struct server *s)
{
    struct sockaddr_in address;
    socklen_t size = sizeof address;
    return getsockname(s->fd, (struct sockaddr *)&address, &size) < 0 ? -errno : ntohs(address.sin_port);
}

void
server_close(struct server *s)
{
    if (s->fd >= 0) {
        loop_remove_reader(s->loop, s->fd);
        if (s->rest) {
            handle_cancel(s->rest);
        }
        close(s->fd);
        s->fd = -1;
    }
}

void
server_free(struct server *s)
{
    if (s) {
        server_close(s);
        free(s);
    }
}
