/* SPDX-License-Identifier: MIT */
/*
 * One pipe and its operations, each with its lines in the history.  What is
 * written are pieces of the bytes that the host drew; what is read leaves as
 * length and digest, and the host compares.
 */
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <history.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum { CAPACITY = 65536, ATOMIC = 4096, MOST = 1 << 18 };

static int ends[2] = { -1, -1 };
static const unsigned char *bytes;
static size_t byte_count;

static inline void
open_pipe(int flags)
{
	signal(SIGPIPE, SIG_IGN);
	bytes = workload(&byte_count);
	call("new", 0, 0);
	ret(pipe2(ends, flags) < 0 ? -errno : 0, 0);
}

/* Writes n bytes from `place` of the workload, as an operation of that name. */
static inline ssize_t
put_as(const char *operation, int64_t place, int64_t n)
{
	call(operation, place, n);
	ssize_t r = write(ends[1], bytes + place, (size_t)n);
	ret(r < 0 ? -errno : r, 0);
	return r;
}

static inline ssize_t
get_as(const char *operation, int64_t n)
{
	static _Thread_local unsigned char to[CAPACITY];

	call(operation, 0, n);
	ssize_t r = read(ends[0], to, (size_t)n);
	ret(r < 0 ? -errno : r, r > 0 ? bytes_digest(to, (size_t)r) : 0);
	return r;
}

static inline ssize_t
put(int64_t place, int64_t n)
{
	return put_as("write", place, n);
}

static inline ssize_t
get(int64_t n)
{
	return get_as("read", n);
}

static inline void
close_end(int end)
{
	call(end ? "closew" : "closer", 0, 0);
	close(ends[end]);
	ret(0, 0);
}

/* A place in the workload from which n bytes can be taken. */
static inline int64_t
somewhere(int64_t n)
{
	return draw(0, (int64_t)byte_count - n);
}
