/* SPDX-License-Identifier: MIT */
/*
 * Coroutine: `async def`.  The same stack switch as a generator's, other manners: it is awaited, not iterated.
 *
 *     static int                                      async def download_url(url):
 *     download_url(void *url, void **result)              html = await downloader(url)
 *     {                                                   return html
 *         return coroutine_await(coroutine_new(downloader, url), result);
 *     }
 *
 *     struct coroutine *c = coroutine_new(download_url, url);
 *     coroutine_send(c, NULL, &value);                STOP_ITERATION and what it returned
 *     coroutine_free(c);
 *
 * - Calling the function `downloader(url, &html)` in place of `coroutine_await(coroutine_new(...))` does the same and
 *   needs no second stack: here any function may suspend the coroutine that called it.
 * - A coroutine suspends only in what it waits for; the loop (loop.h) sends NULL to go on.
 * - Errors are those of generator.h; beyond the end a coroutine gives RUNTIME_ERROR, not STOP_ITERATION.
 */
#pragma once

#include <conc/generator.h>

struct coroutine;

/* A coroutine that will run body(arg).  NULL: no memory. */
struct coroutine *coroutine_new(generator_body *body, void *arg);

/* types.coroutine: a generator that may be awaited.  Takes it over.  NULL: no memory, or no generator. */
struct coroutine *coroutine_of_generator(struct generator *g);

int coroutine_send(struct coroutine *c, void *sent, void **value);
int coroutine_throw(struct coroutine *c, const struct exception *e, void **value);
int coroutine_close(struct coroutine *c);

/* Close it and give the memory back.  One that never began gets a warning on stderr, as in Python. */
void coroutine_free(struct coroutine *c);

/* In a coroutine.  Run the other one to its end as a part of this one, and free it.  0 and what it returned, or what
 * it raised; RUNTIME_ERROR if it has been awaited before, TYPE_ERROR without one (NULL). */
int coroutine_await(struct coroutine *c, void **result);
