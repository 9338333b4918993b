/* SPDX-License-Identifier: MIT */
/*
 * Stream: a socket, bytes read ahead, bytes kept to be written.  Contracts in stream.h.
 *
 *     kernel --reader callback--> in  --stream_read...--> task
 *     task   --stream_write-----> out --writer callback-> kernel       (straight to the kernel while out is empty)
 *
 *     states of the outgoing half:  open --stream_close--> closing --out is empty--> closed
 *     An error closes at once; who waits is told.
 */
#include <conc/async.h>
#include <conc/awaiters.h>
#include <conc/bytes.h>
#include <conc/generator.h>
#include <conc/loop.h>
#include <conc/stream.h>

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define LIMIT ((size_t)64 * 1024)
#define AT_ONCE ((size_t)16 * 1024)

struct stream {
    struct loop *loop;
    int fd;                         /* -1: closed */
    unsigned references;
    struct exception error;         /* code 0: none */
    struct bytes in, out;
    bool eof, reading;              /* reading: the loop calls when there is something */
    bool busy;                      /* a task is in a read */
    bool closing, full;             /* full: drain has to wait */
    struct awaiters readers, drainers, closers;
};

static void
release(struct stream *s)
{
    if (--s->references == 0) {
        free(s->in.data);
        free(s->out.data);
        free(s);
    }
}

static void
stop_reading(struct stream *s)
{
    if (s->reading) {
        loop_remove_reader(s->loop, s->fd);
        s->reading = false;
    }
}

/* The end, with s->error or without. */
static void
lose(void *arg)
{
    struct stream *s = arg;
    if (s->fd >= 0) {
        stop_reading(s);
        loop_remove_writer(s->loop, s->fd);
        close(s->fd);
        s->fd = -1;
        s->eof = s->closing = true;
        s->full = false;
        awaiters_wake_all(&s->readers);
        awaiters_wake_all(&s->drainers);
        awaiters_wake_all(&s->closers);
    }
    release(s);
}

static void
fail(struct stream *s, int error)
{
    if (s->error.code == 0) {
        s->error = *exception_for(-error);
    }
    s->references++;
    lose(s);
}

static void
on_readable(void *arg)
{
    struct stream *s = arg;
    char data[AT_ONCE];
    ssize_t n = recv(s->fd, data, sizeof data, MSG_DONTWAIT);
    if (n < 0) {
        if (errno != EAGAIN && errno != EINTR) {
            fail(s, errno);
        }
        return;
    }
    if (n == 0) {
        s->eof = true;
        stop_reading(s);
    } else if (bytes_add(&s->in, data, (size_t)n) < 0) {
        fail(s, ENOMEM);
        return;
    }
    if (s->in.length > 2 * LIMIT) {
        stop_reading(s);
    }
    awaiters_wake_all(&s->readers);
}

static void
read_on(struct stream *s)
{
    if (!s->reading && !s->eof && !s->closing && s->in.length <= LIMIT) {
        s->reading = loop_add_reader(s->loop, s->fd, on_readable, s) == 0;
    }
}

struct stream *
stream_of(struct loop *l, int fd)
{
    struct stream *s = calloc(1, sizeof *s);
    if (!s) {
        close(fd);
        return NULL;
    }
    s->loop = l;
    s->fd = fd;
    s->references = 1;
    read_on(s);
    return s;
}

void
stream_free(struct stream *s)
{
    if (s) {
        s->references++;
        lose(s);
        release(s);
    }
}

int
stream_fd(struct stream *s)
{
    return s->fd;
}

bool
stream_at_eof(struct stream *s)
{
    return s->eof && s->in.length == 0;
}

bool
stream_is_closing(struct stream *s)
{
    return s->closing;
}

/* Wait for more.  1: there is; 0: the end; or an error. */
static int
more(struct stream *s)
{
    size_t before = s->in.length;
    if (s->error.code) {
        return exception_raise_again(&s->error);
    }
    if (s->eof) {
        return 0;
    }
    if (s->busy) {
        return exception_raise(-EBUSY, "another task is already waiting for incoming data");
    }
    s->busy = true;
    int r = awaiters_wait(&s->readers, NULL);
    s->busy = false;
    return r < 0 ? r : s->in.length > before || !s->eof ? 1 : more(s);
}

static ssize_t
take(struct stream *s, void *bytes, size_t n)
{
    if (n > 0) {
        memcpy(bytes, s->in.data + s->in.at, n);
        bytes_take(&s->in, n);
    }
    read_on(s);
    return (ssize_t)n;
}

ssize_t
stream_read(struct stream *s, void *bytes, size_t n)
{
    int r = 1;
    while (s->in.length == 0 && r > 0) {
        r = more(s);
    }
    return r < 0 ? r : take(s, bytes, n < s->in.length ? n : s->in.length);
}

static ssize_t
incomplete(struct stream *s, size_t n)
{
    size_t had = s->in.length;
    bytes_take(&s->in, had);
    if (n) {
        return exception_raise(INCOMPLETE_READ, "%zu bytes read on a total of %zu expected bytes", had, n);
    }
    return exception_raise(INCOMPLETE_READ, "%zu bytes read on a total of undefined expected bytes", had);
}

ssize_t
stream_readexactly(struct stream *s, void *bytes, size_t n)
{
    char *at = bytes;
    for (size_t left = n; left > 0;) {
        ssize_t r = stream_read(s, at, left);
        if (r < 0) {
            return r;
        }
        if (r == 0) {
            return exception_raise(INCOMPLETE_READ, "%zu bytes read on a total of %zu expected bytes", n - left, n);
        }
        at += r;
        left -= (size_t)r;
    }
    return (ssize_t)n;
}

/* Where the separator ends in what is there; 0: not there. */
static size_t
find(struct stream *s, const char *separator, size_t length)
{
    const char *data = s->in.data + s->in.at;
    for (size_t i = 0; i + length <= s->in.length; i++) {
        const char *p = memchr(data + i, separator[0], s->in.length - length - i + 1);
        if (!p) {
            return 0;
        }
        i = (size_t)(p - data);
        if (memcmp(p, separator, length) == 0) {
            return i + length;
        }
    }
    return 0;
}

/* Up to the separator, or with `rest` to the end. */
static ssize_t
read_until(struct stream *s, const char *separator, char *bytes, size_t room, bool rest)
{
    size_t length = strlen(separator), n;
    int r = 1;
    while ((n = find(s, separator, length)) == 0 && r > 0 && s->in.length < room) {
        r = more(s);
    }
    if (r < 0) {
        return r;
    }
    if (n == 0 && r == 0) {
        if (!rest) {
            return incomplete(s, 0);
        }
        n = s->in.length;
    }
    if (n == 0 ? s->in.length > 0 : n >= room) {
        return exception_raise(-EOVERFLOW, "Separator is not found, and chunk exceed the limit");
    }
    take(s, bytes, n);
    bytes[n] = '\0';
    return (ssize_t)n;
}

ssize_t
stream_readuntil(struct stream *s, const char *separator, char *bytes, size_t room)
{
    return read_until(s, separator, bytes, room, false);
}

ssize_t
stream_readline(struct stream *s, char *line, size_t room)
{
    return read_until(s, "\n", line, room, true);
}

/* As much as the kernel takes; -1 after an error. */
static ssize_t
send_some(struct stream *s, const char *bytes, size_t n)
{
    ssize_t sent = send(s->fd, bytes, n, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno != EAGAIN && errno != EINTR) {
        fail(s, errno);
        return -1;
    }
    return sent < 0 ? 0 : sent;
}

static void
on_writable(void *arg)
{
    struct stream *s = arg;
    ssize_t n = send_some(s, s->out.data + s->out.at, s->out.length);
    if (n < 0) {
        return;
    }
    bytes_take(&s->out, (size_t)n);
    if (s->full && s->out.length <= LIMIT / 4) {
        s->full = false;
        awaiters_wake_all(&s->drainers);
    }
    if (s->out.length == 0) {
        loop_remove_writer(s->loop, s->fd);
        if (s->closing) {
            s->references++;
            lose(s);
        }
    }
}

void
stream_write(struct stream *s, const void *bytes, size_t n)
{
    if (s->fd < 0 || s->closing || n == 0) {
        return;
    }
    ssize_t sent = s->out.length ? 0 : send_some(s, bytes, n);
    if (sent < 0 || (size_t)sent == n) {
        return;
    }
    if (s->out.length == 0) {
        loop_add_writer(s->loop, s->fd, on_writable, s);
    }
    if (bytes_add(&s->out, (const char *)bytes + sent, n - (size_t)sent) < 0) {
        fail(s, ENOMEM);
    }
    s->full |= s->out.length > LIMIT;
}

int
stream_drain(struct stream *s)
{
    int r = s->closing ? async_sleep(0) : 0;
    while (r == 0 && s->full) {
        r = awaiters_wait(&s->drainers, NULL);
    }
    return r == 0 && s->error.code ? exception_raise_again(&s->error) : r;
}

void
stream_close(struct stream *s)
{
    if (s->closing) {
        return;
    }
    s->closing = true;
    stop_reading(s);
    s->eof = true;
    if (s->out.length == 0) {
        s->references++;
        struct handle *h = loop_call_soon(s->loop, lose, s);
        if (h) {
            h->drop = lose;
        }
    }
}

int
stream_wait_closed(struct stream *s)
{
    int r = s->fd >= 0 ? awaiters_wait(&s->closers, NULL) : 0;
    return r == 0 && s->error.code ? exception_raise_again(&s->error) : r;
}
