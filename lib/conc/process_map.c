/* SPDX-License-Identifier: MIT */
/* executor_map between processes: several tasks in one future.  Contracts in process_map.h. */
#include <conc/process_map.h>
#include <conc/value.h>

#include <errno.h>
#include <stdlib.h>

/* In a worker: [address, arg, arg ...] -> [result, result ...], or the first error alone, as in CPython. */
static int
run_chunk(void *arg, void **results)
{
    const struct value *chunk = arg;
    executor_function *function = (executor_function *)(intptr_t)value_number(value_at(chunk, 0));
    struct value *list = value_new_list();
    for (size_t i = 1; i < chunk->count; i++) {
        void *result = NULL;
        int r = function(value_at(chunk, i), &result);
        if (r < 0) {
            value_free(list);
            return r;
        }
        value_append(list, result ? result : value_none());
    }
    *results = list;
    return 0;
}

/* The results of one chunk after the other. */
struct unpacked {
    struct iterator *chunks;
    struct value *chunk;            /* NULL: the next one is to be asked for */
    size_t at;
};

static int
next_unpacked(void *object, void **value)
{
    struct unpacked *u = object;
    while (!u->chunk || u->at == u->chunk->count) {
        void *chunk;
        int r = iterator_next(u->chunks, &chunk);
        if (r < 0) {
            return r;
        }
        value_free(u->chunk);
        u->chunk = chunk;
        u->at = 0;
    }
    *value = u->chunk->items[u->at];
    u->chunk->items[u->at++] = NULL;
    return 0;
}

static void
free_unpacked(void *object)
{
    struct unpacked *u = object;
    iterator_free(u->chunks);
    value_free(u->chunk);
    free(u);
}

static struct iterator *
unpack(struct iterator *chunks)
{
    struct unpacked *u = chunks ? malloc(sizeof *u) : NULL;
    if (u) {
        *u = (struct unpacked){ chunks, NULL, 0 };
    } else {
        iterator_free(chunks);
    }
    return u ? iterator_new(next_unpacked, free_unpacked, u) : NULL;
}

/* CPython: the futures of a map are those of its chunks. */
struct iterator *
process_map(struct executor *e, executor_function *function, void **args, size_t n, int64_t timeout, size_t chunksize)
{
    if (chunksize <= 1) {
        return executor_map_singly(e, function, args, n, timeout);
    }
    size_t chunks = n / chunksize + (n % chunksize != 0);
    void **chunk = calloc(chunks + 1, sizeof *chunk);
    if (!chunk) {
        executor_drop(e, args, n);
        exception_raise(-ENOMEM, "no memory for the chunks of a map");
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        size_t c = i / chunksize;
        chunk[c] = chunk[c] ? chunk[c] : value_list(value_int((int64_t)(intptr_t)function));
        value_append(chunk[c], args[i] ? args[i] : value_none());
    }
    struct iterator *it = unpack(executor_map_singly(e, run_chunk, chunk, chunks, timeout));
    free(chunk);
    return it;
}
