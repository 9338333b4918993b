/* SPDX-License-Identifier: MIT */
/* yield from: what is sent and thrown reaches the inner generator, its values and its errors come out, what it returns
 * is the outer one's to use, and close closes the inner one first. */
#include "claim.h"

#include <conc/generator.h>

static int got;
static const char *order = "";

static int
inner(void *arg, void **result)
{
    void *sent = NULL;
    (void)arg;
    for (;;) {
        int r = generator_yield(sent, &sent);
        if (r == GENERATOR_EXIT) {
            order = "inner";
            return r;
        }
        got = r < 0 ? r : got;
        if (r == -EIO) {
            return r;
        }
        if (sent && strcmp(sent, "stop") == 0) {
            *result = "inner's";
            return 0;
        }
    }
}

static int
outer(void *arg, void **result)
{
    void *value = NULL;
    int r = generator_yield_from(arg, &value);
    if (r == GENERATOR_EXIT) {
        CLAIM(strcmp(order, "inner") == 0);
        order = "both";
    }
    *result = value;
    return r == -EIO ? generator_yield("caught", NULL) : r;
}

static int
ignores(void *arg, void **result)
{
    (void)arg;
    (void)result;
    while (generator_yield(NULL, NULL) != GENERATOR_EXIT) {
    }
    return generator_yield(NULL, NULL);
}

/* What the close of the inner one raises, the outer one may catch. */
static int
catches(void *arg, void **result)
{
    (void)result;
    got = generator_yield_from(arg, NULL);
    return 0;
}

static struct generator *
begin(struct generator **in)
{
    *in = generator_new(inner, NULL);
    struct generator *g = generator_new(outer, *in);
    CLAIM_EQ(generator_next(g, NULL), 0);
    return g;
}

int
main(void)
{
    void *value = NULL;
    struct generator *in, *g = begin(&in);
    CLAIM_EQ(generator_send(g, "x", &value), 0);
    CLAIM(strcmp(value, "x") == 0);
    CLAIM_EQ(generator_throw_code(g, -EAGAIN, "again", &value), 0);
    CLAIM_EQ(got, -EAGAIN);
    CLAIM_EQ(generator_send(g, "stop", &value), STOP_ITERATION);
    CLAIM(strcmp(value, "inner's") == 0);
    generator_free(g);
    generator_free(in);

    g = begin(&in);
    CLAIM_EQ(generator_throw_code(g, -EIO, "bad", &value), 0);
    CLAIM(strcmp(value, "caught") == 0);
    CLAIM(generator_ended(in));
    generator_free(g);
    generator_free(in);

    in = generator_new(ignores, NULL);
    g = generator_new(catches, in);
    CLAIM_EQ(generator_next(g, NULL), 0);
    CLAIM_EQ(generator_close(g), 0);
    CLAIM_EQ(got, RUNTIME_ERROR);
    generator_free(g);
    CLAIM_EQ(generator_throw_code(in, -EIO, "end", NULL), -EIO);
    generator_free(in);

    g = begin(&in);
    CLAIM_EQ(generator_close(g), 0);
    CLAIM(strcmp(order, "both") == 0);
    CLAIM(generator_ended(in));
    generator_free(g);
    generator_free(in);
}
