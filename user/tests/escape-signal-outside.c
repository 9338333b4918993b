/* SPDX-License-Identifier: MIT */
/* Kills a process outside. Defence: a user of its own. */
#include "escape.h"

ESCAPE("user");
static pid_t victim;
static char number[16];

void
prepare(void)
{
    victim = start((void (*)(void))pause);
    snprintf(number, sizeof(number), "%d", victim);
    argument[0] = number;
}

int
judge(int status)
{
    bool gone = waitpid(victim, NULL, WNOHANG) == victim;

    (void)status;
    if (!gone) {
        kill(victim, SIGKILL);
        wait_status(victim);
    }
    return gone;
}

int
attempt(char **arguments)
{
    return caught_unless(kill(atoi(arguments[0]), SIGKILL) == 0);
}
