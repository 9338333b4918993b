/* SPDX-License-Identifier: MIT */
/* See token.h. */
#include "user/bin/explore/token.h"

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

static void
end(struct text *t)
{
    t->to[t->used++] = '-';
    sum(t->to + t->used, t->to, t->used - 1);
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
    end(&t);
}

void
token_write_seeds(char token[TOKEN_SIZE], uint64_t digest, const struct token_seeds *s)
{
    struct text t = begin(token, digest, "-g");

    put(&t, s->seed);
    put(&t, s->first);
    put(&t, s->last);
    end(&t);
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

/* A whole token: its digest, and where its kind begins. */
static enum token_error
open_token(const char *token, uint64_t *digest, const char **kind)
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
    *kind = at + 1;
    return *at == '-' ? TOKEN_OK : TOKEN_MISTYPED;
}

enum token_error
token_read(const char *token, uint64_t *digest, struct heddle_schedule *s)
{
    const char *at;
    enum token_error error = open_token(token, digest, &at);

    if (error != TOKEN_OK)
        return error;
    s->flags = *at == 'c' || *at == 's' ? HEDDLE_RACES : 0;
    switch (*at++) {
    case 'c': case 'C': return read_choices(at, s);
    case 's': case 'S':
        return get32(&at, &s->strategy) && get32(&at, &s->depth) && get32(&at, &s->length) && get(&at, &s->seed) ? TOKEN_OK : TOKEN_MISTYPED;
    case 'g': return TOKEN_OF_SEEDS;
    default: return TOKEN_MISTYPED;
    }
}

bool
token_is_of_seeds(const char *token)
{
    return strlen(token) > 4 + 13 + 1 && strncmp(token + 4 + 13, "-g", 2) == 0;
}

enum token_error
token_read_seeds(const char *token, uint64_t *digest, struct token_seeds *s)
{
    const char *at;
    enum token_error error = open_token(token, digest, &at);

    if (error != TOKEN_OK)
        return error;
    if (*at++ != 'g')
        return TOKEN_OF_SCHEDULE;
    return get(&at, &s->seed) && get32(&at, &s->first) && get32(&at, &s->last) && s->first > 0 && s->first <= s->last ? TOKEN_OK
               : TOKEN_MISTYPED;
}

const char *
token_error_text(enum token_error error)
{
    switch (error) {
    case TOKEN_NONE: return "is not a token; they begin with HD2-";
    case TOKEN_OTHER_VERSION: return "is a token of another version of Heddle, where the same choices are another run";
    case TOKEN_OF_SEEDS: return "is the token of a test under seeds: heddle grade LAB TEST --token TOKEN runs it again";
    case TOKEN_OF_SCHEDULE: return "is the token of a schedule: heddle replay TOKEN runs it again";
    default: return "is mistyped: its last two letters are a sum of the others, and do not fit";
    }
}
