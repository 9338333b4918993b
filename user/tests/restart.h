/* SPDX-License-Identifier: MIT */
/* What a blocking call does after a handler, with SA_RESTART and without. */
#pragma once

#include "blocking.h"

static int flags;               /* of the handler that the blocked process installs */

static inline void
handler(int signo)
{
    (void)signo;
    blocked->handled++;
}

static inline void
install(void)
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = flags };

    CHECK_OK(sigaction(SIGUSR1, &action, NULL));
}

/* The call is EINTR after the handler, or goes on. */
static inline void
try(const struct blocking *b, bool goes_on)
{
    pid_t child = start_blocked(b, install);
    bool went_on;

    CHECK_OK(kill(child, SIGUSR1));
    while (!blocked->done && !(blocked->handled && process_state(child) == 'S'))
        pause_for(MILLISECOND);
    went_on = !blocked->done;
    if (went_on != goes_on || (!went_on && (blocked->result != -1 || blocked->error != EINTR))) {
        printf("%s with%s SA_RESTART: %s, result %ld, error %d\n", b->name, flags ? "" : "out",
               went_on ? "goes on" : "ends", blocked->result, blocked->error);
        exit(1);
    }
    end_blocked(child);
}
