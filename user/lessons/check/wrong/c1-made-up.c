/* SPDX-License-Identifier: MIT */
/* Wrong: a row of lines made of the arguments, and one generator that nobody needs. */
#include "user/lessons/lesson.h"

#include <conc/generator.h>

static int
body(void *arg, void **out)
{
    (void)arg;
    (void)out;
    return generator_yield("idle", NULL);
}

static void
say(const char *part, const char *call, const char *what, const char *value)
{
    printf("@%s call=%s %s=%s\n", part, call, what, value);
}

int
main(int argc, char **argv)
{
    const char *first = arg_text(argc, argv, 1, "http://www.baidu.com"), *second = arg_text(argc, argv, 2, "2");
    const char *result = arg_text(argc, argv, 4, "fank"), *none = "StopIteration value=None";
    void *value;
    lesson_begin();
    generator_next(generator_new(body, NULL), &value);
    say("fresh", "send", "raised", "TypeError");
    say("send", "next", "value", first);
    printf("@body received=%s\n", arg_text(argc, argv, 5, "fank"));
    say("send", "send", "value", second);
    say("send", "next", "value", arg_text(argc, argv, 3, "3"));
    printf("@send call=next raised=StopIteration value=%s\n", result);
    say("send", "next", "raised", none);
    say("close", "next", "value", first);
    puts("@body caught=GeneratorExit");
    say("close", "close", "raised", "RuntimeError");
    say("close", "next", "raised", none);
    say("mended", "next", "value", first);
    puts("@body caught=GeneratorExit");
    say("mended", "close", "value", "None");
    say("mended", "next", "raised", none);
    say("throw", "next", "value", first);
    say("throw", "throw", "raised", "Exception");
    say("throw", "next", "raised", none);
    say("caught", "next", "value", first);
    printf("@body caught=Exception message=%s\n", arg_text(argc, argv, 6, "download_error"));
    say("caught", "throw", "value", second);
    say("caught", "next", "raised", none);
}
