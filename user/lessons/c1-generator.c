/* SPDX-License-Identifier: MIT */
/*
 * C1  Generators: a function that stops in the middle; next, send, close, throw.
 *
 * Python: html = yield url hands a value out and takes one in.  next(gen) runs to the first yield; gen.send(value) goes on,
 * and the yield gives that value; the return value comes with StopIteration.  gen.close() raises GeneratorExit where
 * the generator stands: it may clean up, but not yield again (RuntimeError).  gen.throw(error) raises any error there.
 * Before its first yield there is nothing that could take a value: send of one is a TypeError.
 *
 * Below: a generator has a stack of its own, and next() switches to it and back.  No thread, no system call.
 *
 * Look at: who prints when.  The body's lines stand between the calls that make it go on.
 *
 * Why: a generator's frame outlives its call: its locals and its place are kept on a stack of its own. next()
 * saves the registers of one side and loads those of the other, some twenty instructions, and yield does the same
 * backwards.  So `at the same time` never happens: exactly one of the two runs, and they change over where the
 * program says so.
 *
 * Try: lesson c1 FIRST SECOND THIRD RESULT SENT ERROR
 */
#include "lesson.h"

#include <conc/generator.h>

static const char *first, *second, *third, *result, *sent, *problem;

static int
gen_func(void *arg, void **out)
{
    void *html = NULL;
    (void)arg;
    int r = generator_yield((void *)first, &html);
    if (r < 0) {
        return r;
    }
    printf("@body received=%s\n", html ? (char *)html : "None");
    if ((r = generator_yield((void *)second, NULL)) < 0 || (r = generator_yield((void *)third, NULL)) < 0) {
        return r;
    }
    *out = (void *)result;
    return 0;
}

/* The notes' second one: `except GeneratorExit: pass`, and then it yields. */
static int
goes_on(void *arg, void **out)
{
    (void)out;
    int r = generator_yield((void *)first, NULL);
    if (r == GENERATOR_EXIT) {
        printf("@body caught=GeneratorExit\n");
    } else if (r == -EIO && arg) {
        printf("@body caught=Exception message=%s\n", exception_last()->message);
    } else if (r < 0) {
        return r;
    }
    return generator_yield((void *)second, NULL);
}

/* The same, mended: it cleans up, and ends. */
static int
cleans_up(void *arg, void **out)
{
    (void)arg;
    (void)out;
    int r = generator_yield((void *)first, NULL);
    if (r == GENERATOR_EXIT) {
        printf("@body caught=GeneratorExit\n");
    }
    return r;
}

static void
tell(const char *part, const char *call, int r, const char *value)
{
    const char *name = r == STOP_ITERATION ? "StopIteration" : r == RUNTIME_ERROR ? "RuntimeError"
                       : r == TYPE_ERROR ? "TypeError" : "Exception";
    if (r == 0) {
        printf("@%s call=%s value=%s\n", part, call, value ? value : "None");
    } else if (r == STOP_ITERATION) {
        printf("@%s call=%s raised=%s value=%s\n", part, call, name, value ? value : "None");
    } else {
        printf("@%s call=%s raised=%s\n    %s\n", part, call, name, exception_last()->message);
    }
}

static void
next(const char *part, struct generator *g)
{
    void *value = NULL;
    int r = generator_next(g, &value);
    tell(part, "next", r, value);
}

static void
sending(void)
{
    void *value = NULL;
    struct generator *g = generator_new(gen_func, NULL);
    int r = generator_send(g, (void *)sent, &value);
    tell("fresh", "send", r, value);
    next("send", g);
    r = generator_send(g, (void *)sent, &value);
    tell("send", "send", r, value);
    next("send", g);
    next("send", g);
    next("send", g);
    generator_free(g);
}

static void
closing(const char *part, generator_body *body)
{
    struct generator *g = generator_new(body, NULL);
    next(part, g);
    int r = generator_close(g);
    tell(part, "close", r, NULL);
    next(part, g);
    generator_free(g);
}

static void
throwing(const char *part, bool caught)
{
    void *value = NULL;
    struct generator *g = generator_new(goes_on, caught ? "catch" : NULL);
    next(part, g);
    int r = generator_throw_code(g, -EIO, problem, &value);
    tell(part, "throw", r, value);
    next(part, g);
    generator_free(g);
}

int
main(int argc, char **argv)
{
    first = arg_text(argc, argv, 1, "http://www.baidu.com");
    second = arg_text(argc, argv, 2, "2");
    third = arg_text(argc, argv, 3, "3");
    result = arg_text(argc, argv, 4, "fank");
    sent = arg_text(argc, argv, 5, "fank");
    problem = arg_text(argc, argv, 6, "download_error");
    lesson_begin();
    sending();
    closing("close", goes_on);
    closing("mended", cleans_up);
    throwing("throw", false);
    throwing("caught", true);
}
