/* SPDX-License-Identifier: MIT */
/* A blocking call goes on after SIGSTOP and SIGCONT without a handler, but for those that signal(7) names. */
#include "blocking.h"

static void
try(const struct blocking *b)
{
    pid_t child = start_blocked(b, NULL);

    CHECK_OK(kill(child, SIGSTOP));
    await_state(child, 'T');
    CHECK_OK(kill(child, SIGCONT));
    while (!blocked->done && process_state(child) != 'S')
        pause_for(MILLISECOND);
    if (blocked->done != b->stop_ends_it) {
        printf("%s %s\n", b->name, blocked->done ? "ended" : "goes on");
        exit(1);
    }
    end_blocked(child);
}

int
main(void)
{
    for_each_blocking(b)
        try(b);
    return 0;
}
