/* SPDX-License-Identifier: MIT */
/* Iterators over arrays, ranges, generators and each other.  Contracts in iterator.h. */
#include <conc/generator.h>
#include <conc/iterator.h>

#include <stdlib.h>

struct iterator {
    int (*next)(void *object, void **value);    /* [c] */
    void (*free)(void *object);                 /* [c] */
    void *object;                               /* [c] */
    bool at_end;                                /* [c] never changes */
};

struct iterator *
iterator_new(int (*next)(void *, void **), void (*free_object)(void *), void *object)
{
    struct iterator *it = object ? malloc(sizeof *it) : NULL;
    if (it) {
        *it = (struct iterator){ next, free_object, object, false };
    } else if (object && free_object) {
        free_object(object);
    }
    return it;
}

static int flat_next(void *object, void **value);

int
iterator_next(struct iterator *it, void **value)
{
    if (it->at_end) {
        return exception_raise(STOP_ITERATION, "StopIteration");
    }
    int r = it->next(it->object, value);
    it->at_end = r == STOP_ITERATION || (r < 0 && it->next != flat_next);
    return r;
}

void
iterator_free(struct iterator *it)
{
    if (it) {
        if (it->free) {
            it->free(it->object);
        }
        free(it);
    }
}

struct array {
    void **items;
    size_t n, at;
};

static int
array_next(void *object, void **value)
{
    struct array *a = object;
    if (a->at == a->n) {
        return exception_raise(STOP_ITERATION, "StopIteration");
    }
    *value = a->items[a->at++];
    return 0;
}

struct iterator *
iterator_of_array(void **items, size_t n)
{
    struct array *a = malloc(sizeof *a);
    if (a) {
        *a = (struct array){ items, n, 0 };
    }
    return iterator_new(array_next, free, a);
}

struct range {
    intptr_t at, stop, step;
};

static int
range_next(void *object, void **value)
{
    struct range *r = object;
    if (r->step > 0 ? r->at >= r->stop : r->at <= r->stop) {
        return exception_raise(STOP_ITERATION, "StopIteration");
    }
    *value = (void *)r->at;
    r->at += r->step;
    return 0;
}

struct iterator *
iterator_of_range(intptr_t start, intptr_t stop, intptr_t step)
{
    struct range *r = step ? malloc(sizeof *r) : NULL;
    if (r) {
        *r = (struct range){ start, stop, step };
    }
    return iterator_new(range_next, free, r);
}

static int
generator_step(void *object, void **value)
{
    return generator_next(object, value);
}

static void
generator_drop(void *object)
{
    generator_free(object);
}

struct iterator *
iterator_of_generator(struct generator *g)
{
    return iterator_new(generator_step, generator_drop, g);
}

struct generator *
iterator_generator(struct iterator *it)
{
    return it->next == generator_step ? it->object : NULL;
}

/* Both chain and flatten: the inner one now, and where the next inner one comes from. */
struct flat {
    struct iterator *outer;
    struct iterator *inner;
    void **owned;               /* chain: its copy of the array */
};

static int
flat_next(void *object, void **value)
{
    struct flat *f = object;
    for (;;) {
        void *next;
        int r = f->inner ? iterator_next(f->inner, value) : STOP_ITERATION;
        if (r != STOP_ITERATION) {
            return r;
        }
        iterator_free(f->inner);
        f->inner = NULL;
        if ((r = iterator_next(f->outer, &next)) < 0) {
            return r;
        }
        f->inner = next;
    }
}

/* The parts of a chain that it never came to are its own too. */
static void
flat_free(void *object)
{
    struct flat *f = object;
    void *left;
    iterator_free(f->inner);
    while (f->owned && iterator_next(f->outer, &left) == 0) {
        iterator_free(left);
    }
    iterator_free(f->outer);
    free(f->owned);
    free(f);
}

static struct iterator *
flat_new(struct iterator *outer, void **owned)
{
    struct flat *f = outer ? malloc(sizeof *f) : NULL;
    if (f) {
        *f = (struct flat){ outer, NULL, owned };
    }
    return iterator_new(flat_next, flat_free, f);
}

struct iterator *
iterator_flatten(struct iterator *outer)
{
    return flat_new(outer, NULL);
}

struct iterator *
iterator_chain(struct iterator **parts, size_t n)
{
    void **copy = calloc(n + 1, sizeof *copy);
    for (size_t i = 0; copy && i < n; i++) {
        copy[i] = parts[i];
    }
    return copy ? flat_new(iterator_of_array(copy, n), copy) : NULL;
}
