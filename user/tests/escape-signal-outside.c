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
    (void)status;
    kill(victim, SIGTERM); /* it dies of the first signal */
    return wait_status(victim) == KILLED(SIGKILL);
}

int
attempt(char **arguments)
{
    return caught_unless(kill(atoi(arguments[0]), SIGKILL) == 0);
}
