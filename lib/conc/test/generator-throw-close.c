/* SPDX-License-Identifier: MIT */
/* What is thrown fails the yield at which the generator stands and, not caught, comes back with its message; close throws
 * GENERATOR_EXIT, and a yield after that is an error; a generator that never began just ends. */
#include "claim.h"

#include <conc/generator.h>

static int caught;

static int
catches_once(void *arg, void **result)
{
    (void)arg;
    (void)result;
    caught = generator_yield((void *)1, NULL);
    return generator_yield((void *)2, NULL);
}

static void
thrown(void)
{
    void *value = NULL;
    struct generator *g = generator_new(catches_once, NULL);
    CLAIM_EQ(generator_next(g, &value), 0);
    CLAIM_EQ(generator_throw_code(g, -EIO, "download error", &value), 0);
    CLAIM_EQ(caught, -EIO);
    CLAIM_EQ((intptr_t)value, 2);
    CLAIM_EQ(generator_throw_code(g, -EIO, "again", &value), -EIO);
    CLAIM(strcmp(exception_last()->message, "again") == 0);
    CLAIM_EQ(generator_next(g, &value), STOP_ITERATION);
    generator_free(g);
}

static void
closed(void)
{
    void *value = NULL;
    struct generator *g = generator_new(catches_once, NULL);
    CLAIM_EQ(generator_next(g, &value), 0);
    CLAIM_EQ(generator_close(g), RUNTIME_ERROR);
    CLAIM_EQ(caught, GENERATOR_EXIT);
    CLAIM(strcmp(exception_last()->message, "generator ignored GeneratorExit") == 0);
    CLAIM_EQ(generator_close(g), 0);
    CLAIM_EQ(generator_close(g), 0);
    CLAIM_EQ(generator_throw_code(g, -EIO, "late", &value), -EIO);
    struct generator *other = generator_new(catches_once, (void *)1);
    CLAIM_EQ(generator_next(other, NULL), 0);
    CLAIM_EQ(generator_next(other, NULL), 0);
    CLAIM_EQ(exception_raise(-EIO, "kept"), -EIO);
    generator_free(other);
    CLAIM(strcmp(exception_last()->message, "kept") == 0);
    generator_free(g);
}

static void
never_begun(void)
{
    caught = 0;
    struct generator *g = generator_new(catches_once, NULL);
    CLAIM_EQ(generator_throw_code(g, -EIO, "early", NULL), -EIO);
    CLAIM_EQ(generator_next(g, NULL), STOP_ITERATION);
    generator_free(g);
    g = generator_new(catches_once, NULL);
    CLAIM_EQ(generator_close(g), 0);
    CLAIM_EQ(generator_next(g, NULL), STOP_ITERATION);
    generator_free(g);
    CLAIM_EQ(caught, 0);
}

int
main(void)
{
    thrown();
    closed();
    never_begun();
}
