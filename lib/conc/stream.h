/* SPDX-License-Identifier: MIT */
/*
 * Stream: asyncio's StreamReader and StreamWriter over one connection, as one object.
 *
 *     struct stream *s;
 *     int r = open_connection("127.0.0.1", 8000, &s);             network.h
 *     stream_write(s, "hello\n", 6);
 *     r = stream_drain(s);
 *     ssize_t n = stream_readline(s, line, sizeof line);
 *     stream_close(s);
 *     stream_wait_closed(s);
 *     stream_free(s);
 *
 * - All of it is for tasks of one loop.  Reading suspends until there is something; write never does, it keeps what the
 *   kernel does not take at once.  drain suspends while more than 64 KiB are kept, until a quarter of that is left.
 * - What comes in is read ahead into a buffer; above 128 KiB the loop stops reading, until half of it is taken.
 * - If the other side dies, what it had sent can still be read, then comes the end (0), or -ECONNRESET; a write is
 *   forgotten, and drain tells.
 * - One task may read and one may write at the same time.
 *
 * Errors: those of the connection (-ECONNRESET ...), what was thrown at the waiting task, and
 *     INCOMPLETE_READ  the end came before the wanted bytes; message: how many there were
 *     -EOVERFLOW       a line longer than the room for it (LimitOverrunError); it stays unread
 *     -EBUSY           another task is reading
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include <conc/exception.h>

#define INCOMPLETE_READ (-EBADMSG)

struct loop;
struct stream;

/* A stream over a connected socket; takes it over.  NULL: no memory (and it is closed). */
struct stream *stream_of(struct loop *l, int fd);

/* Give it back; no task may be waiting in it.  Not closed before: what is kept is lost. */
void stream_free(struct stream *s);

/* At most n bytes, at least one; 0 at the end. */
ssize_t stream_read(struct stream *s, void *bytes, size_t n);

/* Up to and with the newline (or the last piece before the end, 0 at the end), and a NUL behind it. */
ssize_t stream_readline(struct stream *s, char *line, size_t room);

/* The same with another separator, and INCOMPLETE_READ if the end comes first. */
ssize_t stream_readuntil(struct stream *s, const char *separator, char *bytes, size_t room);

/* All n bytes, or INCOMPLETE_READ: then those that came are lost. */
ssize_t stream_readexactly(struct stream *s, void *bytes, size_t n);

bool stream_at_eof(struct stream *s);

void stream_write(struct stream *s, const void *bytes, size_t n);
int stream_drain(struct stream *s);

/* No more reading; the socket is closed once all that was written is out. */
void stream_close(struct stream *s);
int stream_wait_closed(struct stream *s);
bool stream_is_closing(struct stream *s);

int stream_fd(struct stream *s);
