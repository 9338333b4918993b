/* SPDX-License-Identifier: MIT */
/* next and send go from yield to yield and carry values both ways; the end is STOP_ITERATION, with the returned value
 * once; a fresh generator takes no value, and one that asks itself is refused. */
#include "claim.h"

#include <conc/generator.h>

static int
body(void *arg, void **result)
{
    void *sent = NULL;
    CLAIM_EQ(generator_yield(arg, &sent), 0);
    CLAIM(strcmp(sent, "first") == 0);
    CLAIM_EQ(generator_yield("b", &sent), 0);
    CLAIM(sent == NULL);
    *result = "end";
    return 0;
}

static void
from_yield_to_yield(void)
{
    void *value = NULL;
    struct generator *g = generator_new(body, "a");
    CLAIM_EQ(generator_send(g, "too early", &value), TYPE_ERROR);
    CLAIM_EQ(generator_next(g, &value), 0);
    CLAIM(strcmp(value, "a") == 0);
    CLAIM_EQ(generator_send(g, "first", &value), 0);
    CLAIM(strcmp(value, "b") == 0);
    CLAIM(!generator_ended(g));
    CLAIM_EQ(generator_next(g, &value), STOP_ITERATION);
    CLAIM(strcmp(value, "end") == 0);
    CLAIM(generator_ended(g));
    CLAIM_EQ(generator_send(g, "too late", &value), STOP_ITERATION);
    CLAIM(value == NULL);
    generator_free(g);
}

static int
ask_itself(void *arg, void **result)
{
    (void)result;
    return generator_next(*(struct generator **)arg, NULL);
}

static int
stop(void *arg, void **result)
{
    (void)arg;
    (void)result;
    return STOP_ITERATION;
}

static void
refused(void)
{
    struct generator *g = generator_new(ask_itself, &g);
    CLAIM_EQ(generator_next(g, NULL), VALUE_ERROR);
    CLAIM(strcmp(exception_last()->message, "generator already executing") == 0);
    generator_free(g);
    g = generator_new(stop, NULL);
    CLAIM_EQ(generator_next(g, NULL), RUNTIME_ERROR);
    generator_free(g);
    CLAIM_EQ(generator_yield(NULL, NULL), RUNTIME_ERROR);
}

int
main(void)
{
    from_yield_to_yield();
    refused();
}
