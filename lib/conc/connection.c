/* SPDX-License-Identifier: MIT */
/*
 * Connection: frames on a stream socket.  Contracts in connection.h.
 *
 *     received:   header[0..got)                  got < HEADER: the length is not known yet
 *                 body[0..got - HEADER)           until got == HEADER + length: a whole message
 *
 * A pipe here is a pair of sockets also when it is not duplex: a write to a pipe that nobody reads is a signal for
 * the whole process, a send to a socket an error for the caller.
 */
#include <conc/codec.h>
#include <conc/connection.h>
#include <conc/ready.h>

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#define HEADER 4u
#define FIRST_PIECE 65536u      /* memory asked for before bytes have come */

struct connection {
    int fd;                         /* [c] */
    bool receives, sends;           /* [c] */
    bool broken;                    /* [s] a send timed out in the middle */
    unsigned char header[HEADER];   /* [r] */
    size_t got;                     /* [r] bytes of the message being received, the header's included */
    size_t length;                  /* [r] once got >= HEADER */
    char *body;                     /* [r] */
    size_t room;                    /* [r] of body */
};  /* [c] never changes  [r] the receiving, [s] the sending thread's */

struct connection *
connection_of(int fd)
{
    struct connection *c = calloc(1, sizeof *c);
    if (c) {
        c->fd = fd;
        c->receives = c->sends = true;
    }
    return c;
}

int
connection_pipe(struct connection **a, struct connection **b, bool duplex)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0) {
        return -errno;
    }
    *a = connection_of(ends[0]);
    *b = connection_of(ends[1]);
    if (!*a || !*b) {
        close(ends[0]);
        close(ends[1]);
        free(*a);
        free(*b);
        return -ENOMEM;
    }
    if (!duplex) {
        (*a)->sends = (*b)->receives = false;
    }
    return 0;
}

void
connection_close(struct connection *c)
{
    if (c) {
        close(c->fd);
        free(c->body);
        free(c);
    }
}

int
connection_fileno(struct connection *c)
{
    return c->fd;
}

/* A try failed with errno.  0: try again. */
static int
after_error(struct connection *c, short events, int64_t deadline, int64_t timeout)
{
    if (errno == EAGAIN) {
        return conc_ready(c->fd, events, deadline) ? 0 : timeout == 0 ? -EAGAIN : -ETIMEDOUT;
    }
    return errno == EINTR ? 0 : errno == ECONNRESET ? -EPIPE : -errno;
}

int
connection_send_bytes_timeout(struct connection *c, const void *bytes, size_t length, int64_t timeout)
{
    unsigned char header[HEADER] = { length >> 24 & 255, length >> 16 & 255, length >> 8 & 255, length & 255 };
    int64_t deadline = conc_deadline(timeout);
    if (!c->sends || c->broken) {
        return c->broken ? -EPIPE : -EBADF;
    }
    if (length > CONNECTION_MESSAGE) {
        return -EMSGSIZE;
    }
    size_t sent = 0, all = HEADER + length;
    while (sent < all) {
        struct iovec parts[2] = { { header + sent, sent < HEADER ? HEADER - sent : 0 },
                                  { (char *)bytes + (sent < HEADER ? 0 : sent - HEADER), all - (sent < HEADER ? HEADER : sent) } };
        int skip = sent >= HEADER;
        struct msghdr message = { .msg_iov = parts + skip, .msg_iovlen = (size_t)(2 - skip) };
        ssize_t n = sendmsg(c->fd, &message, MSG_NOSIGNAL | (timeout == TIMEOUT_FOREVER ? 0 : MSG_DONTWAIT));
        int r = n < 0 ? after_error(c, POLLOUT, deadline, timeout) : 0;
        if (r < 0) {
            c->broken = sent > 0;
            return r;
        }
        sent += n > 0 ? (size_t)n : 0;
    }
    return 0;
}

int
connection_send_bytes(struct connection *c, const void *bytes, size_t length)
{
    return connection_send_bytes_timeout(c, bytes, length, TIMEOUT_FOREVER);
}

int
connection_send_why_timeout(struct connection *c, const struct value *v, const char **why, int64_t timeout)
{
    char *bytes;
    size_t length;
    int r = codec_encode(v, &bytes, &length, why);
    if (r == 0) {
        r = connection_send_bytes_timeout(c, bytes, length, timeout);
        free(bytes);
    }
    return r;
}

int
connection_send_why(struct connection *c, const struct value *v, const char **why)
{
    return connection_send_why_timeout(c, v, why, TIMEOUT_FOREVER);
}

int
connection_send_timeout(struct connection *c, const struct value *v, int64_t timeout)
{
    return connection_send_why_timeout(c, v, NULL, timeout);
}

int
connection_send(struct connection *c, const struct value *v)
{
    return connection_send_why(c, v, NULL);
}

/* Read at most n more bytes of the message.  0, or an error. */
static int
receive(struct connection *c, void *to, size_t n, int64_t deadline, int64_t timeout)
{
    ssize_t done = recv(c->fd, to, n, timeout == TIMEOUT_FOREVER ? 0 : MSG_DONTWAIT);
    if (done < 0) {
        return after_error(c, POLLIN, deadline, timeout);
    }
    c->got += (size_t)done;
    return done == 0 ? -EPIPE : 0;
}

/* Memory grows with what has come, not with what the length claims. */
static int
make_room(struct connection *c)
{
    size_t have = c->got - HEADER;
    if (have < c->room || c->length <= c->room) {
        return 0;
    }
    size_t room = have * 2 > FIRST_PIECE ? have * 2 : FIRST_PIECE;
    char *body = realloc(c->body, room < c->length ? room : c->length);
    if (!body) {
        return -ENOMEM;
    }
    c->body = body;
    c->room = room < c->length ? room : c->length;
    return 0;
}

/* Until a whole message is there: 0, it is body[0..length).  The caller takes it by setting got to 0. */
static int
receive_message(struct connection *c, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    int r = c->receives ? 0 : -EBADF;
    while (r == 0 && c->got < HEADER) {
        r = receive(c, c->header + c->got, HEADER - c->got, deadline, timeout);
        if (r == 0 && c->got == HEADER) {
            const unsigned char *h = c->header;
            c->length = (size_t)h[0] << 24 | (size_t)h[1] << 16 | (size_t)h[2] << 8 | h[3];
        }
    }
    if (r == 0 && c->length > CONNECTION_MESSAGE) {
        return -EBADMSG;
    }
    while (r == 0 && c->got < HEADER + c->length) {
        size_t have = c->got - HEADER;
        r = make_room(c);
        if (r == 0) {
            r = receive(c, c->body + have, (c->room < c->length ? c->room : c->length) - have, deadline, timeout);
        }
    }
    return r;
}

ssize_t
connection_recv_lent(struct connection *c, const void **bytes, int64_t timeout)
{
    int r = receive_message(c, timeout);
    if (r < 0) {
        return r;
    }
    c->got = 0;
    *bytes = c->body;
    return (ssize_t)c->length;
}

ssize_t
connection_recv_bytes_timeout(struct connection *c, void *buffer, size_t room, int64_t timeout)
{
    const void *bytes;
    ssize_t n = connection_recv_lent(c, &bytes, timeout);
    if (n > (ssize_t)room) {
        return -EMSGSIZE;
    }
    if (n > 0) {
        memcpy(buffer, bytes, (size_t)n);
    }
    return n;
}

ssize_t
connection_recv_bytes(struct connection *c, void *buffer, size_t room)
{
    return connection_recv_bytes_timeout(c, buffer, room, TIMEOUT_FOREVER);
}

int
connection_recv_timeout(struct connection *c, struct value **v, int64_t timeout)
{
    const void *bytes;
    ssize_t n = connection_recv_lent(c, &bytes, timeout);
    return n < 0 ? (int)n : codec_decode(bytes, (size_t)n, v);
}

int
connection_recv(struct connection *c, struct value **v)
{
    return connection_recv_timeout(c, v, TIMEOUT_FOREVER);
}

int
connection_poll(struct connection *c, int64_t timeout)
{
    return c->receives ? conc_ready(c->fd, POLLIN, conc_deadline(timeout)) : -EBADF;
}
