/* SPDX-License-Identifier: MIT */
/* Kills a process outside by its thread. Defence: a user of its own. */
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
    kill(victim, SIGKILL);
    wait_status(victim);
    return status == ESCAPED;
}

int
attempt(char **arguments)
{
    return caught_unless(syscall(SYS_tkill, atoi(arguments[0]), SIGUSR1) == 0);
}
