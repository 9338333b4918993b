/* SPDX-License-Identifier: MIT */
/* See token.h. */
#include "user/bin/explore/token.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/hash.h"

static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz"; /* without i, l, o, u (Crockford) */

struct text {
    char *to;
    size_t used;
    bool full;
};

static void
put(struct text *t, uint64_t n)
{
    do {
        if (t->used + 1 >= TOKEN_SIZE - 3) { /* the sum */
            t->full = true;
            return;
        }
        t->to[t->used++] = digits[n % 16 + (n >= 16 ? 16 : 0)];
        n /= 16;
    } while (n > 0);
}

/* False: it is not a number. */
static bool
get(const char **at, uint64_t *n)
{
    const char *d;
    unsigned int shift = 0;

    *n = 0;
    do {
        if (**at == '\0' || (d = strchr(digits, **at)) == NULL || shift > 60)
            return false;
        ++*at;
        *n |= (uint64_t)((d - digits) % 16) << shift;
        shift += 4;
    } while (d - digits >= 16);
    return true;
}

static bool
get32(const char **at, uint32_t *to)
{
    uint64_t n;

    if (!get(at, &n) || n > UINT32_MAX)
        return false;
    *to = (uint32_t)n;
    return true;
}

uint64_t
token_digest(uint64_t so_far, const void *bytes, size_t size)
{
    uint64_t length = size;

    if (so_far == 0)
        so_far = HASH_START + SCHEDULE_SEMANTICS;
    return hash_bytes(hash_bytes(so_far, &length, sizeof(length)), bytes, size);
}

void
token_name(char name[TOKEN_SIZE], uint64_t digest)
{
    size_t n = (size_t)snprintf(name, TOKEN_SIZE, "HD%d-", SCHEDULE_SEMANTICS);

    for (int shift = 60; shift >= 0; shift -= 5)
        name[n++] = digits[digest >> shift & 31];
    name[n] = '\0';
}

static void
sum(char to[3], const char *text, size_t length)
{
    uint64_t h = hash_bytes(HASH_START, text, length);

    to[0] = digits[h >> 20 & 31];
    to[1] = digits[h >> 40 & 31];
    to[2] = '\0';
}

static struct text
begin(char *token, uint64_t digest, const char *kind)
{
    struct text t = { .to = token };

    token_name(token, digest);
    strcat(token, kind);
    t.used = strlen(token);
    return t;
}

void
token_write(char token[TOKEN_SIZE], uint64_t digest, const struct heddle_schedule *s, const struct heddle_schedule *drawn)
{
    bool races = s->flags & HEDDLE_RACES;
    struct text t = begin(token, digest, races ? "-c" : "-C");

    for (uint32_t i = 0; i < s->replay_count; i++) {
        put(&t, s->choices[i].tid);
        put(&t, s->choices[i].number);
        put(&t, (uint64_t)(s->choices[i].next & ~HEDDLE_LATE) * 2 + !!(s->choices[i].next & HEDDLE_LATE));
    }
    if (t.full && (drawn->strategy == HEDDLE_REPLAY || drawn->strategy == HEDDLE_BOUND)) {
        token[0] = '\0';
        return;
    }
    if (t.full) {
        t = begin(token, digest, races ? "-s" : "-S");
        put(&t, drawn->strategy);
        put(&t, drawn->depth);
        put(&t, drawn->length);
        put(&t, drawn->seed);
    }
    token[t.used++] = '-';
    sum(token + t.used, token, t.used - 1);
}

static enum token_error
read_choices(const char *at, struct heddle_schedule *s)
{
    s->strategy = HEDDLE_REPLAY;
    for (s->replay_count = 0; *at != '-'; s->replay_count++) {
        struct heddle_choice *c = &s->choices[s->replay_count];
        uint64_t next;

        if (s->replay_count == s->room || !get32(&at, &c->tid) || !get32(&at, &c->number) || !get(&at, &next))
            return TOKEN_MISTYPED;
        c->next = (uint32_t)(next / 2) | (next % 2 ? HEDDLE_LATE : 0);
    }
    return TOKEN_OK;
}

enum token_error
token_read(const char *token, uint64_t *digest, struct heddle_schedule *s)
{
    size_t length = strlen(token);
    const char *at = token + 4, *d;
    char check[3];

    if (length < 4 || strncmp(token, "HD", 2) != 0 || token[3] != '-')
        return TOKEN_NONE;
    if (token[2] != '0' + SCHEDULE_SEMANTICS)
        return TOKEN_OTHER_VERSION;
    if (length < 4 + 13 + 5 || length >= TOKEN_SIZE || token[length - 3] != '-')
        return TOKEN_MISTYPED;
    sum(check, token, length - 3);
    if (strcmp(check, token + length - 2) != 0)
        return TOKEN_MISTYPED;
    *digest = 0;
    for (int i = 0; i < 13; i++) {
        d = strchr(digits, *at++);
        if (!d)
            return TOKEN_MISTYPED;
        *digest = *digest << 5 | (uint64_t)(d - digits);
    }
    s->flags = at[1] == 'c' || at[1] == 's' ? HEDDLE_RACES : 0;
    if (strncmp(at, "-c", 2) == 0 || strncmp(at, "-C", 2) == 0)
        return read_choices(at + 2, s);
    at += 2;
    return (at[-1] == 's' || at[-1] == 'S') && get32(&at, &s->strategy) && get32(&at, &s->depth) && get32(&at, &s->length) && get(&at, &s->seed)
               ? TOKEN_OK : TOKEN_MISTYPED;
}

const char *
token_error_text(enum token_error error)
{
    switch (error) {
    case TOKEN_NONE: return "is not a token; they begin with HD2-";
    case TOKEN_OTHER_VERSION: return "is a token of another version of Heddle, where the same choices are another run";
    default: return "is mistyped: its last two letters are a sum of the others, and do not fit";
    }
}
