/* SPDX-License-Identifier: MIT */
/*
 * Memory for the items of a long list, in one piece.
 *
 * The last that was given back is kept for the next: a map's results are as long each time, and new memory of 100 values
 * is a page that the kernel has to find and clear.
 */
#include <conc/value.h>
#include <conc/value_inside.h>

#include <stdatomic.h>
#include <stdlib.h>

#define KEPT_LEAST ((size_t)64 << 10)   /* bytes: less costs malloc nothing */
#define KEPT_MOST ((size_t)1 << 20)

struct block {
    size_t room;                        /* bytes, of all of it */
    struct value items[];
};

static struct block *_Atomic kept;

struct value *
value_block_new(size_t count)
{
    if (count > (SIZE_MAX - sizeof(struct block)) / sizeof(struct value)) {
        return NULL;
    }
    size_t room = sizeof(struct block) + count * sizeof(struct value);
    struct block *b = room >= KEPT_LEAST ? atomic_exchange(&kept, NULL) : NULL;
    if (!b || b->room < room) {
        free(b);
        b = malloc(room);
        if (!b) {
            return NULL;
        }
        b->room = room;
    }
    return b->items;
}

void
value_block_free(struct value *items)
{
    if (items) {
        struct block *b = (struct block *)((char *)items - offsetof(struct block, items));
        bool keep = b->room >= KEPT_LEAST && b->room <= KEPT_MOST;
        free(keep ? atomic_exchange(&kept, b) : b);
    }
}
