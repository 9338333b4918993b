/* SPDX-License-Identifier: MIT */
/* Right: a generator is a function whose `switch` jumps behind the yield where it left off (Duff's device); its place and what it
 * keeps are static, so that there is no pointer to go through. */
#include "user/lessons/lesson.h"

#include <stdbool.h>

enum came { VALUE, RETURNED, EXCEPTION, EXIT };

#define BEGIN(place)      switch (place) { case 0:
#define YIELD(place, v)   do { place = __LINE__; *value = (v); return VALUE; case __LINE__:; } while (0)
#define END(place, v)     } place = -1; *value = (v); return RETURNED

static const char *first, *second, *third, *result, *sent_word, *problem;
static int place_of_gen, place_of_other;
static bool cleans, catches;

static enum came
gen_func(enum came came, const char *sent, const char **value)
{
    (void)came;
    BEGIN(place_of_gen);
    YIELD(place_of_gen, first);
    printf("@body received=%s\n", sent ? sent : "None");
    YIELD(place_of_gen, second);
    YIELD(place_of_gen, third);
    END(place_of_gen, result);
}

static enum came
other(enum came came, const char **value)
{
    BEGIN(place_of_other);
    YIELD(place_of_other, first);
    if (came == EXIT) {
        printf("@body caught=GeneratorExit\n");
    } else if (came == EXCEPTION && catches) {
        printf("@body caught=Exception message=%s\n", problem);
    }
    if (came == EXIT ? cleans : !catches) {
        place_of_other = -1;
        return came;
    }
    YIELD(place_of_other, second);
    END(place_of_other, NULL);
}

static void
tell(const char *part, const char *call, enum came came, const char *value)
{
    if (came == VALUE) {
        printf("@%s call=%s value=%s\n", part, call, value ? value : "None");
    } else if (came == RETURNED) {
        printf("@%s call=%s raised=StopIteration value=%s\n", part, call, value ? value : "None");
    } else {
        printf("@%s call=%s raised=Exception\n", part, call);
    }
}

static void
send(const char *sent)
{
    const char *value = NULL;
    enum came came = place_of_gen < 0 ? RETURNED : gen_func(VALUE, sent, &value);
    tell("send", sent ? "send" : "next", came, value);
}

static void
next(const char *part)
{
    const char *value = NULL;
    enum came came = place_of_other < 0 ? RETURNED : other(VALUE, &value);
    tell(part, "next", came, value);
}

static void
closing(const char *part)
{
    const char *value;
    place_of_other = 0;
    next(part);
    if (other(EXIT, &value) == VALUE) {
        place_of_other = -1;
        printf("@%s call=close raised=RuntimeError\n", part);
    } else {
        tell(part, "close", VALUE, NULL);
    }
    next(part);
}

static void
throwing(const char *part)
{
    const char *value = NULL;
    place_of_other = 0;
    next(part);
    enum came came = other(EXCEPTION, &value);
    tell(part, "throw", came, value);
    next(part);
}

int
main(int argc, char **argv)
{
    first = arg_text(argc, argv, 1, "http://www.baidu.com");
    second = arg_text(argc, argv, 2, "2");
    third = arg_text(argc, argv, 3, "3");
    result = arg_text(argc, argv, 4, "fank");
    sent_word = arg_text(argc, argv, 5, "fank");
    problem = arg_text(argc, argv, 6, "download_error");
    lesson_begin();
    printf("%s", place_of_gen == 0 ? "@fresh call=send raised=TypeError\n" : "");
    send(NULL);
    send(sent_word);
    for (int i = 0; i < 3; i++) {
        send(NULL);
    }
    closing("close");
    cleans = true;
    closing("mended");
    throwing("throw");
    catches = true;
    throwing("caught");
}
