/* SPDX-License-Identifier: MIT */
/*
 * Watch: the descriptors of a loop, an epoll set and who is to be called for each.  For loop.c.
 *
 *     watch_set(&w, fd, WATCH_READ, callback, arg)        callback NULL: no more
 *     watch_wait(&w, timeout, found, found_arg)           found(arg, callback, its arg) for each that is ready
 *
 * A callback that was found and not yet run is cancelled when its descriptor is taken out.
 */
#pragma once

#include <conc/handle.h>

enum watch_side { WATCH_READ, WATCH_WRITE };

struct watched;

struct watch {
    int epoll;
    struct watched **by_fd;
    size_t room;
};

/* Puts a ready callback into the queue. */
typedef struct handle *watch_found(void *arg, loop_callback *callback, void *callback_arg);

/* 0 or a negative error. */
int watch_init(struct watch *w);
void watch_destroy(struct watch *w);
/* 1: one was there before; 0: none; or a negative error. */
int watch_set(struct watch *w, int fd, enum watch_side side, loop_callback *callback, void *arg);
/* Sleep at most `timeout` (negative: for ever, rounded up to milliseconds as asyncio does). */
void watch_wait(struct watch *w, int64_t timeout, watch_found *found, void *arg);
