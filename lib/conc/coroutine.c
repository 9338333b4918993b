/* SPDX-License-Identifier: MIT */
/* Coroutine: a generator with other manners.  Contracts in coroutine.h. */
#include <conc/coroutine.h>

#include <stdio.h>
#include <stdlib.h>

struct coroutine {
    struct generator *g;
    bool begun;
    bool plain;                 /* types.coroutine: keeps a generator's manners */
};

struct coroutine *
coroutine_of_generator(struct generator *g)
{
    struct coroutine *c = g ? calloc(1, sizeof *c) : NULL;
    if (c) {
        c->g = g;
        c->plain = true;
    }
    return c;
}

struct coroutine *
coroutine_new(generator_body *body, void *arg)
{
    struct coroutine *c = coroutine_of_generator(generator_new(body, arg));
    if (c) {
        c->plain = false;
    }
    return c;
}

static int
refuse_ended(struct coroutine *c)
{
    return !c->plain && generator_ended(c->g)
               ? exception_raise(RUNTIME_ERROR, "cannot reuse already awaited coroutine") : 0;
}

/* A coroutine's own words for what a generator refuses. */
static int
reword(struct coroutine *c, int r, bool fresh)
{
    if (!c->plain && fresh && r == TYPE_ERROR) {
        return exception_raise(TYPE_ERROR, "can't send non-None value to a just-started coroutine");
    }
    return r;
}

int
coroutine_send(struct coroutine *c, void *sent, void **value)
{
    bool fresh = !c->begun && sent != NULL;
    int r = refuse_ended(c);
    if (r < 0) {
        return r;
    }
    c->begun = c->begun || !fresh;
    return reword(c, generator_send(c->g, sent, value), fresh);
}

int
coroutine_throw(struct coroutine *c, const struct exception *e, void **value)
{
    struct exception copy = *e;
    int r = refuse_ended(c);
    if (r < 0) {
        return r;
    }
    c->begun = true;
    return generator_throw(c->g, &copy, value);
}

int
coroutine_close(struct coroutine *c)
{
    c->begun = true;
    return generator_close(c->g);
}

void
coroutine_free(struct coroutine *c)
{
    if (!c) {
        return;
    }
    if (!c->begun && !c->plain) {
        fprintf(stderr, "RuntimeWarning: coroutine was never awaited\n");
    }
    generator_free(c->g);
    free(c);
}

int
coroutine_await(struct coroutine *c, void **result)
{
    if (!c) {
        return exception_raise(TYPE_ERROR, "object NoneType can't be used in 'await' expression");
    }
    int r = refuse_ended(c);
    if (r == 0) {
        c->begun = true;
        r = generator_yield_from(c->g, result);
    }
    coroutine_free(c);
    return r;
}
