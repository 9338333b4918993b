/* SPDX-License-Identifier: MIT */
/* Bytes that are added at one end and taken at the other, for stream.c; all of it 0 to begin with. */
#pragma once

#include <stddef.h>

/* Those from data + at to data + at + length. */
struct bytes {
    char *data;
    size_t at, length, room;
};

/* 0, or -ENOMEM. */
int bytes_add(struct bytes *b, const void *data, size_t n);

/* The first n are no longer needed; the memory goes back when none is left. */
void bytes_take(struct bytes *b, size_t n);
