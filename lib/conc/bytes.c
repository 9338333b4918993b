/* SPDX-License-Identifier: MIT */
/* Contracts in bytes.h. */
#include <conc/bytes.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int
bytes_add(struct bytes *b, const void *data, size_t n)
{
    if (b->at + b->length + n > b->room) {
        memmove(b->data, b->data + b->at, b->length);
        b->at = 0;
    }
    if (b->length + n > b->room) {
        size_t room = (b->length + n) * 2;
        char *bigger = realloc(b->data, room);
        if (!bigger) {
            return -ENOMEM;
        }
        b->data = bigger;
        b->room = room;
    }
    memcpy(b->data + b->at + b->length, data, n);
    b->length += n;
    return 0;
}

void
bytes_take(struct bytes *b, size_t n)
{
    b->at += n;
    b->length -= n;
    if (b->length == 0) {
        free(b->data);
        *b = (struct bytes){ 0 };
    }
}
