/* SPDX-License-Identifier: MIT */
/*
 * Generator on a fiber.  Contracts in generator.h.
 *
 *     asker                                     body, on its own stack
 *     sent = x; fiber_enter ------------------> generator_yield returns x
 *                                               ...
 *     takes yielded         <------------------ yielded = v; fiber_leave
 *
 * One struct holds what goes over in either direction; the two sides never run at once.  Each generator is the home
 * of its own exceptions, and a link to who asked makes a stack of the running ones (`running`), the innermost first.
 */
#include <conc/fiber.h>
#include <conc/generator.h>
#include <conc/iterator.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum state { CREATED, RUNNING, SUSPENDED, ENDED };

struct generator {
    struct fiber fiber;
    generator_body *body;
    void *arg;
    enum state state;
    struct generator *asker;            /* who is running underneath; NULL: the thread itself */
    void *sent;                         /* into the body */
    const struct exception *thrown;     /* the same; NULL: nothing */
    void *yielded;                      /* out of it, or what it returned */
    int returned;                       /* what the body returned at its end */
    struct exception last;              /* its own last exception */
};

static __thread struct generator *running;

struct generator *
generator_current(void)
{
    return running;
}

bool
generator_ended(struct generator *g)
{
    return g->state == ENDED;
}

static void
run_body(void *arg)
{
    struct generator *g = arg;
    void *result = NULL;
    int r = g->body(g->arg, &result);
    g->returned = r < 0 ? r : 0;
    g->yielded = result;
    if (r < 0) {
        exception_for(r);       /* its message, or one for the code */
    }
}

struct generator *
generator_new_stack(generator_body *body, void *arg, size_t stack_size)
{
    struct generator *g = calloc(1, sizeof *g);
    if (g && fiber_init(&g->fiber, run_body, g, stack_size) < 0) {
        free(g);
        g = NULL;
    }
    if (g) {
        g->body = body;
        g->arg = arg;
    }
    return g;
}

struct generator *
generator_new(generator_body *body, void *arg)
{
    return generator_new_stack(body, arg, FIBER_STACK);
}

static void
end(struct generator *g)
{
    g->state = ENDED;
    fiber_destroy(&g->fiber);
}

/* What the asker is told about the end. */
static int
tell_end(struct generator *g, void **value)
{
    end(g);
    if (g->returned == 0) {
        *value = g->yielded;
        return exception_raise(STOP_ITERATION, "StopIteration");
    }
    if (g->returned == STOP_ITERATION) {
        return exception_raise(RUNTIME_ERROR, "generator raised StopIteration");
    }
    return exception_raise_again(&g->last);
}

/* Let the body go on with what lies in sent and thrown. */
static int
resume(struct generator *g, void **value)
{
    struct exception *home = exception_home(&g->last);
    g->asker = running;
    g->state = RUNNING;
    running = g;
    fiber_enter(&g->fiber);
    running = g->asker;
    exception_home(home);
    if (g->fiber.ended) {
        return tell_end(g, value);
    }
    g->state = SUSPENDED;
    *value = g->yielded;
    return 0;
}

static int
refuse_running(struct generator *g)
{
    return g->state == RUNNING ? exception_raise(VALUE_ERROR, "generator already executing") : 0;
}

int
generator_send(struct generator *g, void *sent, void **value)
{
    void *unused;
    value = value ? value : &unused;
    int r = refuse_running(g);
    if (r < 0) {
        return r;
    }
    if (g->state == ENDED) {
        *value = NULL;
        return exception_raise(STOP_ITERATION, "StopIteration");
    }
    if (g->state == CREATED && sent) {
        return exception_raise(TYPE_ERROR, "can't send non-None value to a just-started generator");
    }
    g->sent = sent;
    g->thrown = NULL;
    return resume(g, value);
}

int
generator_next(struct generator *g, void **value)
{
    return generator_send(g, NULL, value);
}

int
generator_throw(struct generator *g, const struct exception *e, void **value)
{
    void *unused;
    struct exception copy = *e;
    int r = refuse_running(g);
    if (r < 0) {
        return r;
    }
    if (g->state != SUSPENDED) {
        end(g);
        return exception_raise_again(&copy);
    }
    g->thrown = &copy;
    return resume(g, value ? value : &unused);
}

int
generator_throw_code(struct generator *g, int code, const char *message, void **value)
{
    struct exception e = { .code = code };
    snprintf(e.message, sizeof e.message, "%s", message);
    return generator_throw(g, &e, value);
}

int
generator_close(struct generator *g)
{
    if (g->state == CREATED) {
        end(g);
    }
    if (g->state == ENDED) {
        return 0;
    }
    int r = generator_throw_code(g, GENERATOR_EXIT, "GeneratorExit", NULL);
    if (r == 0) {
        return exception_raise(RUNTIME_ERROR, "generator ignored GeneratorExit");
    }
    return r == GENERATOR_EXIT || r == STOP_ITERATION ? 0 : r;
}

/* One that yields at its close is dropped as it stands, with a word about it, as when Python collects it.  The caller's
 * last exception stays, as free() leaves errno alone. */
void
generator_free(struct generator *g)
{
    if (!g) {
        return;
    }
    struct exception before = *exception_last();
    if (generator_close(g) < 0) {
        fprintf(stderr, "Exception ignored in generator: %s\n", exception_last()->message);
    }
    exception_raise_again(&before);
    end(g);
    free(g);
}

int
generator_yield(void *value, void **sent)
{
    struct generator *g = running;
    if (!g) {
        return exception_raise(RUNTIME_ERROR, "yield outside of a generator");
    }
    g->yielded = value;
    fiber_leave(&g->fiber);
    if (g->thrown) {
        return exception_raise_again(g->thrown);
    }
    if (sent) {
        *sent = g->sent;
    }
    return 0;
}

/* A yield of the outer one failed with `thrown`: the inner one gets it. */
static int
hand_on(struct generator *inner, int thrown, void **value)
{
    struct exception e = *exception_for(thrown);
    if (thrown != GENERATOR_EXIT) {
        return generator_throw(inner, &e, value);
    }
    int r = generator_close(inner);
    return r < 0 ? r : exception_raise_again(&e);
}

int
generator_yield_from(struct generator *inner, void **result)
{
    void *value, *sent = NULL;
    int r = generator_next(inner, &value);
    while (r == 0) {
        int thrown = generator_yield(value, &sent);
        r = thrown < 0 ? hand_on(inner, thrown, &value) : generator_send(inner, sent, &value);
    }
    if (r == STOP_ITERATION && result) {
        *result = value;
    }
    return r == STOP_ITERATION ? 0 : r;
}

int
generator_yield_from_iterator(struct iterator *inner)
{
    struct generator *g = iterator_generator(inner);
    if (g) {
        return generator_yield_from(g, NULL);
    }
    void *value, *sent;
    int r;
    while ((r = iterator_next(inner, &value)) == 0) {
        if ((r = generator_yield(value, &sent)) < 0) {
            return r;
        }
        if (sent) {
            return exception_raise(-ENOENT, "iterator has no attribute 'send'");
        }
    }
    return r == STOP_ITERATION ? 0 : r;
}
