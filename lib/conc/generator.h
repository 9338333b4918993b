/* SPDX-License-Identifier: MIT */
/*
 * Generator: a function that stops at each value and goes on when the next one is asked for.
 *
 *     static int                                      def count_to(n):
 *     count_to(void *arg, void **result)                  for i in range(n):
 *     {                                                       yield i
 *         for (intptr_t i = 0; i < (intptr_t)arg; i++) {  return "done"
 *             int r = generator_yield((void *)i, NULL);
 *             if (r < 0)
 *                 return r;                           not caught: it goes on to whoever asked
 *         }
 *         *result = "done";
 *         return 0;
 *     }
 *
 *     struct generator *g = generator_new(count_to, (void *)3);
 *     while ((r = generator_next(g, &value)) == 0) ...            0, 1, 2, then STOP_ITERATION and "done"
 *     generator_free(g);
 *
 *     states   created --next--> running <--> suspended      running --return or raise--> ended
 *
 * - Values are pointers and may be anything; nobody looks at them.  NULL is Python's None.
 * - Where Python raises, the function returns a negative number (exception.h); where an `except` would stand, the body
 *   looks at what generator_yield returned.
 * - It has a stack of its own (fiber.h), so any function that the body calls may yield for it: Python's may not.
 *
 * Errors of next, send, throw and close, besides what the body raises:
 *     STOP_ITERATION   it has returned; *value is what it returned, the first time (NULL afterwards)
 *     TYPE_ERROR       a value other than NULL is sent to a generator that has not begun
 *     VALUE_ERROR      it is running already: it asked itself
 *     RUNTIME_ERROR    it yielded after GENERATOR_EXIT; it raised STOP_ITERATION itself
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <conc/exception.h>

struct generator;
struct iterator;

/* Returns 0 with what it returns in *result (NULL at first), or a negative number for what it raises. */
typedef int generator_body(void *arg, void **result);

/* A generator that will run body(arg) once it is asked.  NULL: no memory. */
struct generator *generator_new(generator_body *body, void *arg);
struct generator *generator_new_stack(generator_body *body, void *arg, size_t stack_size);

/* Close it if it has not ended, then give the memory back. */
void generator_free(struct generator *g);

/* Go on to the next yield.  0 and its value, or an error. */
int generator_next(struct generator *g, void **value);

/* The same, and the yield at which it stands gives `sent`. */
int generator_send(struct generator *g, void *sent, void **value);

/* The same, and the yield at which it stands fails with e.  Not begun: the generator ends, and e is the answer. */
int generator_throw(struct generator *g, const struct exception *e, void **value);
int generator_throw_code(struct generator *g, int code, const char *message, void **value);

/* Throw GENERATOR_EXIT.  0 if that or a return is its end, RUNTIME_ERROR if it yields, or what it raises instead. */
int generator_close(struct generator *g);

bool generator_ended(struct generator *g);

/* In the body.  Hand out a value and stop.  0 and what was sent (sent may be NULL), or what was thrown. */
int generator_yield(void *value, void **sent);

/* In the body.  Hand out all values of the other one as if they were one's own; what is sent, thrown and closed goes to it.
 * 0 and what it returned in *result (may be NULL); or what it raised, or what was thrown and it could not take. */
int generator_yield_from(struct generator *inner, void **result);
int generator_yield_from_iterator(struct iterator *inner);

/* The generator whose body the caller runs in; NULL: none. */
struct generator *generator_current(void);
