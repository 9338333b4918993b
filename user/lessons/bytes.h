/* SPDX-License-Identifier: MIT */
/* Bytes that look like nothing, made of a number, and a digest of them: the lessons that carry bytes and their checkers. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* The byte at `offset` of the file that `seed` makes: every value comes, 0 and newlines among them. */
static inline unsigned char
bytes_at(uint32_t seed, size_t offset)
{
    uint32_t n = ((uint32_t)offset + 1) * 2654435761u + seed * 40503u;
    n = (n ^ n >> 15) * 2246822519u;
    return (unsigned char)(n >> 13);
}

static inline void
bytes_fill(uint32_t seed, size_t offset, void *to, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ((unsigned char *)to)[i] = bytes_at(seed, offset + i);
    }
}

/* FNV-1a; to be continued with what it returned. */
#define BYTES_DIGEST 2166136261u
static inline uint32_t
bytes_digest(uint32_t digest, const void *bytes, size_t count)
{
    for (const unsigned char *at = bytes; count > 0; count--) {
        digest = (digest ^ *at++) * 16777619u;
    }
    return digest;
}

/* The digest of the first `count` bytes of that file. */
static inline uint32_t
bytes_digest_of(uint32_t seed, size_t count)
{
    uint32_t digest = BYTES_DIGEST;
    for (size_t i = 0; i < count; i++) {
        unsigned char byte = bytes_at(seed, i);
        digest = bytes_digest(digest, &byte, 1);
    }
    return digest;
}
