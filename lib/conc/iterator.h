/* SPDX-License-Identifier: MIT */
/*
 * Iterator: something that gives one value after the other, then STOP_ITERATION.  Python's iterator protocol.
 *
 *     struct iterator *parts[] = { iterator_of_array(items, 3), iterator_of_range(5, 10, 1), iterator_of_generator(g) };
 *     struct iterator *all = iterator_chain(parts, 3);
 *     while (iterator_next(all, &value) == 0) ...
 *     iterator_free(all);                             and with it its parts
 *
 * Nothing is computed before it is asked for.  After STOP_ITERATION, or what it raised, it is at its end; but what has
 * parts goes on with the next one when one has raised something, as Python's chain does.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include <conc/exception.h>

struct iterator;
struct generator;

/* What one is made of: free (may be NULL) gets the same object. */
struct iterator *iterator_new(int (*next)(void *object, void **value), void (*free)(void *object), void *object);

/* 0 and the next value, STOP_ITERATION, or what the object raises. */
int iterator_next(struct iterator *it, void **value);
void iterator_free(struct iterator *it);

/* The array stays the caller's and must live as long; the values of a range are intptr_t. */
struct iterator *iterator_of_array(void **items, size_t n);
struct iterator *iterator_of_range(intptr_t start, intptr_t stop, intptr_t step);

/* Takes the generator over: it is freed, and so closed, with the iterator. */
struct iterator *iterator_of_generator(struct generator *g);
struct generator *iterator_generator(struct iterator *it);      /* NULL if it is not made of one */

/* One after the other (itertools.chain).  Takes over the iterators, not the array. */
struct iterator *iterator_chain(struct iterator **parts, size_t n);

/* The values of `outer` are iterators: their values, one level flattened (chain.from_iterable).  Takes over `outer`, and
 * each inner one as it comes. */
struct iterator *iterator_flatten(struct iterator *outer);
