/* SPDX-License-Identifier: MIT */
/*
 * Codec: a value as bytes and back, where Python has pickle.
 *
 *     one tag byte, then        (numbers are little-endian)
 *     N  T  F                   None, True, False: nothing more
 *     i  8 bytes                int, two's complement
 *     f  8 bytes                float, IEEE 754
 *     s  length(4) bytes        string            b  the same          bytes
 *     e  code(8) length(4) bytes                  error with its message
 *     l  count(4) values        list
 *     d  count(4) pairs         dict: key, value, key, value
 *
 * Unlike a pickle, bytes from a stranger can do no harm: decoding calls nothing, reads nothing beyond the end, goes at
 * most CODEC_DEPTH deep, and needs memory in proportion to what is really there, whatever a count claims.
 * It refuses (-EBADMSG) an unknown tag, a length beyond the end, what is left over after the value, and keys that
 * cannot be one.  A value has one encoding, and what decodes is encoded to the same bytes again.  (A stranger's dict may
 * have a key twice: the first is the one found.)
 */
#pragma once

#include <stddef.h>

#include <conc/value.h>

#define CODEC_DEPTH 64

/* 0, and bytes in *bytes that are the caller's to free.  -ENOMEM; -EMSGSIZE: a part of 4 GiB; -ELOOP: too deep;
 * -EINVAL: there is an opaque value inside, whose reason is then in *why (which may be NULL). */
int codec_encode(const struct value *v, char **bytes, size_t *length, const char **why);

/* 0, and the value that these bytes are.  -EBADMSG; -ELOOP; -ENOMEM. */
int codec_decode(const void *bytes, size_t length, struct value **v);

/* The same for many, one behind the other in one piece of memory, which starts as all zero. */
struct codec_output {
    char *bytes;                /* the caller's to free */
    size_t length, room;
    const char *why;            /* after -EINVAL */
};
/* On an error nothing is added. */
int codec_put(struct codec_output *o, const struct value *v);

struct codec_input {
    const unsigned char *at;
    size_t left;
};
/* The next into *v, which is the caller's memory: it is `inside`.  On an error there is nothing in it. */
int codec_take(struct codec_input *in, struct value *v);
