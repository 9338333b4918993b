/* SPDX-License-Identifier: MIT */
/*
 * C4  Coroutines: async def and await, without a loop.
 *
 * Python: calling an `async def` runs nothing, it makes a coroutine.  coro.send(None) runs it to its first suspension; here
 * there is none, so it runs to its end, and the value comes with StopIteration.  await hands everything over to the
 * inner coroutine as yield from does.  A coroutine is not an iterator: next(coro) is a TypeError; in C the compiler
 * refuses generator_next(coro).  And it runs once: a second send is a RuntimeError.
 *
 * The notes' second way, @types.coroutine over a plain `def`, did not work for their author: a function without yield
 * returns its value and not something to await (TypeError).  With a yield in it, it is a generator, and works.
 *
 * Look at: when "body" is printed; how the value comes back.
 *
 * Why: a coroutine is a generator with another name for its users: something that can be stopped and sent on.
 * Calling it makes the object, and nothing of its body runs until somebody sends.  Who does that for a living is
 * the event loop; here it is done by hand, and as nothing suspends, one send runs all of it and brings the value
 * out by way of StopIteration.
 *
 * Try: lesson c4 URL RESULT RESULT2 STEPS
 */
#include "lesson.h"

#include <conc/coroutine.h>

static const char *answer, *answer2;
static long steps;

static int
downloader(void *url, void **result)
{
    printf("@body url=%s\n", (char *)url);
    *result = (void *)answer;
    return 0;
}

static int
download_url(void *url, void **result)
{
    return coroutine_await(coroutine_new(downloader, url), result);
}

/* @types.coroutine def downloader2(url): return 'fank2'      no yield: no generator, nothing to await */
static struct generator *
no_generator(void *url)
{
    (void)url;
    return NULL;
}

/* The same with a yield for each step: whoever drives the coroutine sees them. */
static int
downloader2(void *url, void **result)
{
    (void)url;
    for (long i = 1; i <= steps; i++) {
        int r = generator_yield((void *)i, NULL);
        if (r < 0) {
            return r;
        }
    }
    *result = (void *)answer2;
    return 0;
}

static int
as_written(void *url, void **result)
{
    return coroutine_await(coroutine_of_generator(no_generator(url)), result);
}

static int
mended(void *url, void **result)
{
    return coroutine_await(coroutine_of_generator(generator_new(downloader2, url)), result);
}

static const char *
name_of(int r)
{
    return r == STOP_ITERATION ? "StopIteration" : r == TYPE_ERROR ? "TypeError" : r == RUNTIME_ERROR ? "RuntimeError" : "Exception";
}

static int
send(const char *name, struct coroutine *c, const char *sent)
{
    void *value = NULL;
    int r = coroutine_send(c, (void *)sent, &value);
    if (r == 0) {
        printf("@%s send=%s yielded=%ld\n", name, sent ? sent : "None", (long)(intptr_t)value);
    } else if (r == STOP_ITERATION) {
        printf("@%s send=%s raised=StopIteration value=%s\n", name, sent ? sent : "None", value ? (char *)value : "None");
    } else {
        printf("@%s send=%s raised=%s\n    %s\n", name, sent ? sent : "None", name_of(r), exception_last()->message);
    }
    return r;
}

int
main(int argc, char **argv)
{
    char *url = (char *)arg_text(argc, argv, 1, "http://www.google.com");
    answer = arg_text(argc, argv, 2, "fank");
    answer2 = arg_text(argc, argv, 3, "fank2");
    steps = arg_number(argc, argv, 4, 2);
    lesson_begin();

    struct coroutine *coro = coroutine_new(download_url, url);
    printf("@made url=%s\n", url);
    send("coro", coro, "early");
    send("coro", coro, NULL);
    send("coro", coro, NULL);
    coroutine_free(coro);

    coro = coroutine_new(as_written, url);
    send("types", coro, NULL);
    coroutine_free(coro);
    coro = coroutine_new(mended, url);
    while (send("mended", coro, NULL) == 0) {
    }
    coroutine_free(coro);
}
