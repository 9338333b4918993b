/* SPDX-License-Identifier: MIT */
/* Random sequences of next, send, throw and close on five generators. */
#include <conc/generator.h>

#include <stdint.h>
#include <stdio.h>

#define NUMBER(n) ((void *)(intptr_t)(n))
#define THROWN (-EIO)       /* ValueError, here */

static const char *
none_or(void *value)
{
    static char text[24];
    snprintf(text, sizeof text, "%ld", (long)(intptr_t)value);
    return value ? text : "None";
}

static int
catches(void *arg, void **result)
{
    void *got = NULL;
    (void)arg;
    for (;;) {
        int r = generator_yield(NUMBER(1), &got);
        if (r == THROWN) {
            printf("  caught %s\n", exception_last()->message);
        } else if (r < 0) {
            return r;
        } else {
            printf("  got %s\n", none_or(got));
            if (got == NUMBER(3)) {
                *result = NUMBER(30);
                return 0;
            }
        }
    }
}

static int
ignores(void *arg, void **result)
{
    (void)arg;
    int r = generator_yield(NUMBER(1), NULL);
    if (r == GENERATOR_EXIT) {
        printf("  exit\n");
    } else if (r < 0) {
        return r;
    }
    if ((r = generator_yield(NUMBER(2), NULL)) < 0 || (r = generator_yield(NUMBER(3), NULL)) < 0) {
        return r;
    }
    *result = NUMBER(4);
    return 0;
}

static int
cleans(void *arg, void **result)
{
    (void)arg;
    int r = generator_yield(NUMBER(1), NULL);
    if (r == 0) {
        r = generator_yield(NUMBER(2), NULL);
    }
    printf("  cleans\n");
    *result = NUMBER(9);
    return r;
}

static int
from(generator_body *body, void **value)
{
    struct generator *inner = generator_new(body, NULL);
    int r = generator_yield_from(inner, value);
    generator_free(inner);
    return r;
}

static int
delegates(void *arg, void **result)
{
    void *value = NULL;
    (void)arg;
    int r = from(catches, &value);
    if (r < 0) {
        return r;
    }
    printf("  inner returned %s\n", none_or(value));
    r = from(ignores, NULL);
    if (r == THROWN) {
        printf("  outer caught %s\n", exception_last()->message);
        r = generator_yield(NUMBER(50), NULL);
    }
    *result = NUMBER(60);
    return r;
}

static int
deep(void *arg, void **result)
{
    (void)arg;
    (void)result;
    int r = from(delegates, NULL);
    return r < 0 ? r : from(cleans, NULL);
}

static uint32_t
drawn(void)
{
    static uint32_t state = 1;
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state >> 16;
}

static void
tell(const char *call, int r, void *value)
{
    const struct exception *e = exception_last();
    if (r == 0) {
        printf("%s %s\n", call, none_or(value));
    } else if (r == STOP_ITERATION) {
        printf("StopIteration %s\n", none_or(value));
    } else {
        printf("%s %s\n", r == RUNTIME_ERROR ? "RuntimeError" : r == TYPE_ERROR ? "TypeError" : "ValueError", e->message);
    }
}

static void
step(struct generator *g, int n)
{
    uint32_t call = drawn() % 8;
    char text[24];
    void *value = NULL;
    int r;
    if (call < 3) {
        r = generator_next(g, &value);
        tell("next", r, value);
    } else if (call < 5) {
        uint32_t sent = drawn() % 4;
        snprintf(text, sizeof text, "send %u", sent);
        r = generator_send(g, NUMBER(sent), &value);
        tell(text, r, value);
    } else if (call < 7) {
        snprintf(text, sizeof text, "v%d", n);
        r = generator_throw_code(g, THROWN, text, &value);
        tell("throw", r, value);
    } else if ((r = generator_close(g)) < 0) {
        tell("", r, NULL);
    } else {
        printf("close\n");
    }
}

int
main(void)
{
    static generator_body *const made[] = { catches, ignores, cleans, delegates, deep };
    for (int number = 0; number < 400; number++) {
        uint32_t which = drawn() % 5;
        struct generator *g = generator_new(made[which], NULL);
        printf("generator %u\n", which);
        for (int n = 0; n < 12; n++) {
            step(g, n);
        }
        int r = generator_close(g);
        if (r < 0) {
            tell("", r, NULL);
        }
        generator_free(g);
    }
}
