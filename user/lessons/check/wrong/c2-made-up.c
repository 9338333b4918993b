/* SPDX-License-Identifier: MIT */
/* Wrong: the lines come of the arguments, and one iterator is made that nobody asks. */
#include "user/lessons/lesson.h"

#include <conc/iterator.h>

static void
flat(const char **word, long words, long start, long stop)
{
    long n = 0;
    for (; n < 2 * words; n++) {
        printf("@value n=%ld is=%s\n", n, word[n % words]);
    }
    for (long i = start; i < stop; i++) {
        printf("@value n=%ld is=%ld\n", n++, i);
    }
    puts("@value raised=StopIteration");
}

int
main(int argc, char **argv)
{
    static const char *usual[] = { "fank", "fank1", "fank2" };
    const char *sent = arg_text(argc, argv, 3, "hello"), *problem = arg_text(argc, argv, 4, "download_error");
    lesson_begin();
    iterator_free(iterator_of_range(0, 1, 1));
    flat(argc > 5 ? (const char **)argv + 5 : usual, argc > 5 ? argc - 5 : 3, arg_number(argc, argv, 1, 5), arg_number(argc, argv, 2, 10));
    puts("@from send=None value=0");
    printf("@inner received=%s\n@from send=%s value=1\n", sent, sent);
    printf("@inner caught=Exception message=%s\n@from throw=%s value=2\n", problem, problem);
    puts("@inner received=stop\n@outer result=stop\n@from send=stop raised=StopIteration");
    puts("@inner caught=GeneratorExit\n@from closed inner=closed");
    printf("@loop send=None value=0\n@loop send=%s value=1\n@loop throw=%s raised=%s\n", sent, problem, problem);
    puts("@inner caught=GeneratorExit\n@loop closed inner=open\n@inner caught=GeneratorExit");
}
