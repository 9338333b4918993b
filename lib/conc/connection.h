/* SPDX-License-Identifier: MIT */
/*
 * Connection: one end of a pipe or socket that carries whole messages; Python's multiprocessing.Pipe, Listener, Client.
 *
 *     struct connection *here, *there;
 *     connection_pipe(&here, &there, true);           before the fork; both ends send and receive
 *
 *     connection_send(here, v);                       struct value *v;
 *                                                     connection_recv(there, &v);
 *
 * - A message is 4 bytes of length (the most significant first) and that many bytes: those of a value (codec.h), or
 *   any with send_bytes.  At most CONNECTION_MESSAGE.
 * - Closed at the other end, also because the process there died: what was sent can still be received, then recv is
 *   -EPIPE (Python: EOFError); send is -EPIPE at once (BrokenPipeError).  "The other end" is closed when no process
 *   has it open any more, and a fork copies both: close the end that you do not use, in each process.
 * - A process that dies in the middle of a message leaves an unfinished one: recv is -EPIPE.
 * - A pipe holds some 200 KiB; then send waits for the reader.
 * - One thread at a time may send on an end, and one may receive (Python: the data may become corrupted).
 * - A receive that times out in the middle of a message keeps what has come; the next goes on there.
 *
 * Errors: -EPIPE; -EAGAIN, -ETIMEDOUT as in queue.h; -EBADF: this end is for the other direction (Python: OSError);
 *         -EMSGSIZE: longer than CONNECTION_MESSAGE or the buffer; -EBADMSG: bytes that are no message or value.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include <conc/time.h>
#include <conc/value.h>

#define CONNECTION_MESSAGE (64 << 20)

struct connection;

/* Two ends.  Not duplex: *a only receives, *b only sends.  0, -ENOMEM, or the error of socketpair. */
int connection_pipe(struct connection **a, struct connection **b, bool duplex);

/* For a stream socket that exists already; it belongs to the connection now.  NULL: no memory. */
struct connection *connection_of(int fd);

/* The value is looked at only.  -EINVAL: it has an opaque one inside, whose reason is in *why if `why` is not NULL. */
int connection_send(struct connection *c, const struct value *v);
int connection_send_why(struct connection *c, const struct value *v, const char **why);
int connection_send_bytes(struct connection *c, const void *bytes, size_t length);
/* After -ETIMEDOUT a part may have gone, so this end can send no more: -EPIPE. */
int connection_send_timeout(struct connection *c, const struct value *v, int64_t timeout);
int connection_send_why_timeout(struct connection *c, const struct value *v, const char **why, int64_t timeout);
int connection_send_bytes_timeout(struct connection *c, const void *bytes, size_t length, int64_t timeout);

/* 0, and the value is the caller's. */
int connection_recv(struct connection *c, struct value **v);
int connection_recv_timeout(struct connection *c, struct value **v, int64_t timeout);

/* The length of the message, which is now in `buffer`.  After -EMSGSIZE it is gone. */
ssize_t connection_recv_bytes(struct connection *c, void *buffer, size_t room);
ssize_t connection_recv_bytes_timeout(struct connection *c, void *buffer, size_t room, int64_t timeout);

/* The same where it lies, until the next receive. */
ssize_t connection_recv_lent(struct connection *c, const void **bytes, int64_t timeout);

/* Is there something to receive, a message's beginning or the end?  1, or 0 when the time is over. */
int connection_poll(struct connection *c, int64_t timeout);

int connection_fileno(struct connection *c);
void connection_close(struct connection *c);
