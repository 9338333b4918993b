/* SPDX-License-Identifier: MIT */
/* Right: generators without stacks; one that delegates hands what comes to the one inside, the loop does not. */
#include "user/lessons/lesson.h"

#include <stdbool.h>
#include <string.h>

enum came { VALUE, RETURNED, EXCEPTION, EXIT };

struct machine {
    enum came (*step)(struct machine *m, enum came came, const char *sent, const void **value);
    struct machine *inner;
    const char **item;
    long at, end;
    bool ended;
};

static const char *problem;

static enum came
go_on(struct machine *m, enum came came, const char *sent, const void **value)
{
    enum came now = m->ended ? (came == VALUE ? RETURNED : came) : m->step(m, came, sent, value);
    m->ended = now != VALUE;
    return now;
}

static enum came
words(struct machine *m, enum came came, const char *sent, const void **value)
{
    (void)came;
    (void)sent;
    if (m->at == m->end) {
        return RETURNED;
    }
    *value = m->item[m->at++];
    return VALUE;
}

static enum came
numbers(struct machine *m, enum came came, const char *sent, const void **value)
{
    (void)came;
    (void)sent;
    *value = (void *)m->at;
    return m->at++ < m->end ? VALUE : RETURNED;
}

/* The parts are an array of `end` machines. */
static enum came
chain(struct machine *m, enum came came, const char *sent, const void **value)
{
    for (; m->at < m->end; m->at++) {
        if (go_on(&m->inner[m->at], came, sent, value) == VALUE) {
            return VALUE;
        }
    }
    return RETURNED;
}

/* Tells what reaches it. */
static enum came
gen(struct machine *m, enum came came, const char *sent, const void **value)
{
    bool begun = m->end++ > 0;
    if (came == EXIT) {
        if (begun) {
            printf("@inner caught=GeneratorExit\n");
        }
        return EXIT;
    } else if (came == EXCEPTION) {
        printf("@inner caught=Exception message=%s\n", problem);
    } else if (sent) {
        printf("@inner received=%s\n", sent);
        *value = sent;
        if (strcmp(sent, "stop") == 0) {
            return RETURNED;
        }
    }
    *value = (void *)m->at++;
    return VALUE;
}

static enum came
delegate(struct machine *m, enum came came, const char *sent, const void **value)
{
    enum came now = go_on(m->inner, came, sent, value);
    if (now == RETURNED) {
        printf("@outer result=%s\n", (const char *)*value);
    }
    return now;
}

static enum came
loop(struct machine *m, enum came came, const char *sent, const void **value)
{
    (void)sent;
    return came == VALUE ? go_on(m->inner, VALUE, NULL, value) : came;
}

static void
flatten(const char **item, long n, long start, long stop)
{
    struct machine part[] = { { .step = words, .item = item, .end = n }, { .step = words, .item = item, .end = n },
                              { .step = numbers, .at = start, .end = stop } };
    struct machine all = { .step = chain, .inner = part, .end = 3 };
    const void *value;
    for (long i = 0; go_on(&all, VALUE, NULL, &value) == VALUE; i++) {
        if (i < 2 * n) {
            printf("@value n=%ld is=%s\n", i, (const char *)value);
        } else {
            printf("@value n=%ld is=%ld\n", i, (long)(intptr_t)value);
        }
    }
    printf("@value raised=%s\n", all.ended ? "StopIteration" : "nothing");
}

static void
talk(const char *name, enum came (*step)(struct machine *, enum came, const char *, const void **), const char *sent)
{
    struct machine inner = { .step = gen }, outer = { .step = step, .inner = &inner };
    const void *value;
    go_on(&outer, VALUE, NULL, &value);
    printf("@%s send=None value=%ld\n", name, (long)(intptr_t)value);
    go_on(&outer, VALUE, sent, &value);
    printf("@%s send=%s value=%ld\n", name, sent, (long)(intptr_t)value);
    if (go_on(&outer, EXCEPTION, NULL, &value) == VALUE) {
        printf("@%s throw=%s value=%ld\n", name, problem, (long)(intptr_t)value);
        if (go_on(&outer, VALUE, "stop", &value) == RETURNED) {
            printf("@%s send=stop raised=StopIteration\n", name);
        }
    } else {
        printf("@%s throw=%s raised=%s\n", name, problem, problem);
    }
    go_on(&inner, EXIT, NULL, &value);

    inner = (struct machine){ .step = gen };
    outer = (struct machine){ .step = step, .inner = &inner };
    go_on(&outer, VALUE, NULL, &value);
    go_on(&outer, EXIT, NULL, &value);
    printf("@%s closed inner=%s\n", name, inner.ended ? "closed" : "open");
    if (!inner.ended) {
        go_on(&inner, EXIT, NULL, &value);
    }
}

int
main(int argc, char **argv)
{
    static const char *usual[] = { "fank", "fank1", "fank2" };
    const char *sent = arg_text(argc, argv, 3, "hello");
    problem = arg_text(argc, argv, 4, "download_error");
    lesson_begin();
    flatten(argc > 5 ? (const char **)argv + 5 : usual, argc > 5 ? argc - 5 : 3, arg_number(argc, argv, 1, 5),
            arg_number(argc, argv, 2, 10));
    talk("from", delegate, sent);
    talk("loop", loop, sent);
}
