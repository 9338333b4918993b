/* SPDX-License-Identifier: MIT */
/*
 * Items that are submitted together, encoded while their source is read: each is gone when the next one is asked for.
 * For pool_submit.c.
 */
#pragma once

#include <conc/codec.h>
#include <conc/pool_worker.h>

struct pool_batch {             /* starts as all zero */
    struct codec_output bytes;  /* one behind the other */
    size_t *end;                /* of each in `bytes`; or BAD */
    size_t count, room;
    char *why;                  /* why the first that may not be sent may not */
};

/* 0, or -ENOMEM. */
int pool_batch_add(struct pool_batch *b, const struct value *item);
/* The next at most n of the source.  0, or -ENOMEM. */
int pool_batch_read(struct pool_batch *b, struct value_source source, size_t n);
/* A task of items [from, to).  NULL: no memory, or, with *why set, it may not be sent. */
struct task *pool_batch_task(const struct pool_batch *b, size_t from, size_t to, pool_function *f, bool together, const char **why);
/* Without its items; its memory is for the next ones. */
void pool_batch_empty(struct pool_batch *b);
void pool_batch_clear(struct pool_batch *b);
