/* SPDX-License-Identifier: MIT */
/* Right: no stack of its own; each generator is a function that looks at its state to see where it goes on. */
#include "user/lessons/lesson.h"

#include <stdbool.h>
#include <string.h>

enum came { VALUE, RETURNED, EXCEPTION, EXIT };

struct machine {
    enum came (*step)(struct machine *m, enum came thrown, const char *sent, const char **value);
    int state;                          /* 0: before the first yield; -1: ended */
    bool catches;
};

static const char *first, *second, *third, *result, *sent_word, *problem;

static enum came
gen_func(struct machine *m, enum came thrown, const char *sent, const char **value)
{
    if (thrown != VALUE) {
        return thrown;
    }
    switch (m->state++) {
    case 0:
        *value = first;
        return VALUE;
    case 1:
        printf("@body received=%s\n", sent ? sent : "None");
        *value = second;
        return VALUE;
    case 2:
        *value = third;
        return VALUE;
    default:
        *value = result;
        return RETURNED;
    }
}

static enum came
goes_on(struct machine *m, enum came thrown, const char *sent, const char **value)
{
    (void)sent;
    if (m->state++ == 0) {
        *value = first;
        return VALUE;
    }
    if (thrown == EXIT) {
        printf("@body caught=GeneratorExit\n");
    } else if (thrown == EXCEPTION && m->catches) {
        printf("@body caught=Exception message=%s\n", problem);
    } else if (thrown == EXCEPTION) {
        return EXCEPTION;
    }
    *value = m->state == 2 ? second : NULL;
    return m->state == 2 ? VALUE : RETURNED;
}

static enum came
cleans_up(struct machine *m, enum came thrown, const char *sent, const char **value)
{
    (void)sent;
    *value = first;
    if (thrown == EXIT) {
        printf("@body caught=GeneratorExit\n");
    }
    return m->state++ == 0 ? VALUE : thrown == VALUE ? RETURNED : thrown;
}

/* Go on with this; what ends it, ends it. */
static enum came
go_on(struct machine *m, enum came thrown, const char *sent, const char **value)
{
    *value = NULL;
    if (m->state < 0) {
        return thrown == VALUE ? RETURNED : thrown;
    }
    enum came came = m->step(m, thrown, sent, value);
    if (came != VALUE) {
        m->state = -1;
    }
    return came;
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
send(const char *part, struct machine *m, const char *sent)
{
    const char *value;
    if (m->state == 0 && sent) {
        printf("@%s call=send raised=TypeError\n", part);
        return;
    }
    enum came came = go_on(m, VALUE, sent, &value);
    tell(part, sent ? "send" : "next", came, value);
}

static void
close(const char *part, struct machine *m)
{
    const char *value;
    if (go_on(m, EXIT, NULL, &value) == VALUE) {
        m->state = -1;
        printf("@%s call=close raised=RuntimeError\n", part);
    } else {
        tell(part, "close", VALUE, NULL);
    }
}

int
main(int argc, char **argv)
{
    const char *value;
    first = arg_text(argc, argv, 1, "http://www.baidu.com");
    second = arg_text(argc, argv, 2, "2");
    third = arg_text(argc, argv, 3, "3");
    result = arg_text(argc, argv, 4, "fank");
    sent_word = arg_text(argc, argv, 5, "fank");
    problem = arg_text(argc, argv, 6, "download_error");
    lesson_begin();
    struct machine m[] = { { gen_func, 0, false }, { goes_on, 0, false }, { cleans_up, 0, false }, { goes_on, 0, false },
                           { goes_on, 0, true } };
    static const char *const part[] = { "send", "close", "mended", "throw", "caught" };
    send("fresh", &m[0], sent_word);
    send("send", &m[0], NULL);
    send("send", &m[0], sent_word);
    for (int i = 0; i < 3; i++) {
        send("send", &m[0], NULL);
    }
    for (int i = 1; i < 5; i++) {
        send(part[i], &m[i], NULL);
        if (i < 3) {
            close(part[i], &m[i]);
        } else {
            enum came came = go_on(&m[i], EXCEPTION, NULL, &value);
            tell(part[i], "throw", came, value);
        }
        send(part[i], &m[i], NULL);
    }
}
