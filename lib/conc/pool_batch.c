/* SPDX-License-Identifier: MIT */
/* Items that are submitted together.  Contracts in pool_batch.h. */
#include <conc/pool_batch.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define BAD ((size_t)1 << (8 * sizeof(size_t) - 1))     /* beside the end of one that may not be sent and has no bytes */

static int
make_room(struct pool_batch *b)
{
    size_t room = b->room ? 2 * b->room : 1;
    size_t *end = realloc(b->end, room * sizeof *end);
    if (!end) {
        return -ENOMEM;
    }
    b->end = end;
    b->room = room;
    return 0;
}

int
pool_batch_add(struct pool_batch *b, const struct value *item)
{
    int r = b->count < b->room ? 0 : make_room(b);
    r = r < 0 ? r : codec_put(&b->bytes, item);
    if (r == 0) {
        b->end[b->count++] = b->bytes.length;
        return 0;
    }
    size_t bad = r != -ENOMEM ? BAD : 0;
    if (bad && !b->why) {
        b->why = strdup(r == -EINVAL ? b->bytes.why : "it is too deep or too large");
    }
    if (bad) {
        b->end[b->count++] = b->bytes.length | BAD;
    }
    return bad && b->why ? 0 : -ENOMEM;
}

int
pool_batch_read(struct pool_batch *b, struct value_source source, size_t n)
{
    struct value room, *given;
    const struct value *item;
    int r = 0;
    while (r == 0 && n-- > 0 && (item = value_source_look(source, &room, &given))) {
        r = pool_batch_add(b, item);
        value_free(given);
    }
    return r;
}

struct task *
pool_batch_task(const struct pool_batch *b, size_t from, size_t to, pool_function *f, bool together, const char **why)
{
    size_t start = from > 0 ? b->end[from - 1] & ~BAD : 0, length = (b->end[to - 1] & ~BAD) - start;
    for (size_t i = from; i < to; i++) {
        if (b->end[i] & BAD) {
            *why = b->why;
            return NULL;
        }
    }
    if (length > CONNECTION_MESSAGE - sizeof(struct task_head)) {
        *why = "it is too deep or too large";
        return NULL;
    }
    struct task *t = malloc(sizeof *t + length);
    if (t) {
        *t = (struct task){ .count = to - from, .length = sizeof t->head + length };
        t->head = (struct task_head){ f, to - from, together };
        memcpy(t->items, b->bytes.bytes + start, length);
    }
    return t;
}

void
pool_batch_empty(struct pool_batch *b)
{
    b->bytes.length = b->count = 0;
    free(b->why);
    b->why = NULL;
}

void
pool_batch_clear(struct pool_batch *b)
{
    free(b->bytes.bytes);
    free(b->end);
    free(b->why);
}
