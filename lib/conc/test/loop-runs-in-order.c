/* SPDX-License-Identifier: MIT */
/* Ready callbacks run first in first out, those they add in the next round; timers by time, equal times in the order of
 * their making; what is cancelled does not run; stop ends the round it is asked in. */
#include "claim.h"

#include <conc/loop.h>

static char text[64];
static struct loop *loop;

static void
say(void *word)
{
    strcat(text, word);
}

static void
add_more(void *arg)
{
    loop_call_soon(loop, say, arg);
    say("m");
}

static void
stop(void *arg)
{
    (void)arg;
    loop_stop(loop);
}

static void
runs(const char *expected)
{
    text[0] = '\0';
    CLAIM_EQ(loop_run_forever(loop), 0);
    if (strcmp(text, expected) != 0) {
        fprintf(stderr, "%s, not %s\n", text, expected);
        _exit(1);
    }
}

int
main(void)
{
    loop = loop_new();
    CLAIM(loop && !loop_running());
    loop_call_soon(loop, add_more, "n");
    struct handle *never = loop_call_soon(loop, say, "x");
    loop_call_soon(loop, stop, NULL);
    loop_call_soon(loop, say, "a");
    handle_cancel(never);
    runs("ma");
    loop_stop(loop);
    runs("n");

    int64_t now = loop_time(loop);
    static char words[20][2];
    for (int i = 0; i < 20; i++) {
        words[i][0] = (char)('a' + i);
        loop_call_at(loop, now + MILLISECONDS(5) + MILLISECONDS(i * 7 % 5), say, words[i]);
    }
    never = loop_call_at(loop, now + MILLISECONDS(6), say, "x");
    handle_cancel(never);
    loop_call_at(loop, now + MILLISECONDS(20), stop, NULL);
    runs("afkpdinsbglqejotchmr");
    CLAIM_TOOK(now, MILLISECONDS(20));

    CLAIM(!loop_call_soon(loop, NULL, NULL));
    CLAIM_EQ(exception_last()->code, TYPE_ERROR);
    CLAIM_EQ(loop_close(loop), 0);
    CLAIM(!loop_call_soon(loop, say, "x"));
    CLAIM_EQ(loop_run_forever(loop), RUNTIME_ERROR);
    CLAIM_EQ(loop_call_soon_threadsafe(loop, say, "x"), RUNTIME_ERROR);
    loop_free(loop);
}
