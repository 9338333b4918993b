/* SPDX-License-Identifier: MIT */
/* Right: coroutines without stacks; each knows whom it awaits, and send goes to the innermost. */
#include "user/lessons/lesson.h"

#include <stdbool.h>

enum came { YIELDED, RETURNED, TYPE, ENDED };

struct coroutine {
    enum came (*step)(struct coroutine *c, void **value);
    int state;                          /* 0: not begun; -1: ended */
    struct coroutine *awaited;
};

static const char *url, *answer, *answer2;
static long steps;

static enum came
downloader(struct coroutine *c, void **value)
{
    (void)c;
    printf("@body url=%s\n", url);
    *value = (void *)answer;
    return RETURNED;
}

static enum came
downloader2(struct coroutine *c, void **value)
{
    bool more = c->state < steps;
    *value = more ? (void *)(intptr_t)++c->state : (void *)answer2;
    return more ? YIELDED : RETURNED;
}

/* return await c->awaited */
static enum came
awaits(struct coroutine *c, void **value)
{
    c->state = 1;
    return c->awaited ? c->awaited->step(c->awaited, value) : TYPE;
}

static bool
send(const char *name, struct coroutine *c, const char *sent)
{
    void *value = NULL;
    enum came came = c->state < 0 ? ENDED : c->state == 0 && sent ? TYPE : c->step(c, &value);
    bool refused = c->state == 0 && sent;
    printf("@%s send=%s ", name, sent ? sent : "None");
    if (came == YIELDED) {
        printf("yielded=%ld\n", (long)(intptr_t)value);
    } else if (came == RETURNED) {
        printf("raised=StopIteration value=%s\n", (const char *)value);
    } else {
        printf("raised=%s\n", came == TYPE ? "TypeError" : "RuntimeError");
    }
    c->state = came == YIELDED || refused ? c->state : -1;
    return came == YIELDED;
}

int
main(int argc, char **argv)
{
    url = arg_text(argc, argv, 1, "http://www.google.com");
    answer = arg_text(argc, argv, 2, "fank");
    answer2 = arg_text(argc, argv, 3, "fank2");
    steps = arg_number(argc, argv, 4, 2);
    lesson_begin();
    struct coroutine inner = { downloader, 0, NULL }, inner2 = { downloader2, 0, NULL };
    struct coroutine coro = { awaits, 0, &inner }, types = { awaits, 0, NULL }, mended = { awaits, 0, &inner2 };
    printf("@made url=%s\n", url);
    send("coro", &coro, "early");
    send("coro", &coro, NULL);
    send("coro", &coro, NULL);
    send("types", &types, NULL);
    while (send("mended", &mended, NULL)) {
    }
}
