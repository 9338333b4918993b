/* SPDX-License-Identifier: MIT */
/* Signals by name: for kill, the program and the shell's own, and for trap. */
#pragma once

#include <ctype.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    int number;
} signal_names[] = {
    { "HUP", SIGHUP },   { "INT", SIGINT },   { "QUIT", SIGQUIT }, { "ILL", SIGILL },   { "ABRT", SIGABRT },
    { "FPE", SIGFPE },   { "KILL", SIGKILL }, { "USR1", SIGUSR1 }, { "SEGV", SIGSEGV }, { "USR2", SIGUSR2 },
    { "PIPE", SIGPIPE }, { "ALRM", SIGALRM }, { "TERM", SIGTERM }, { "CHLD", SIGCHLD }, { "CONT", SIGCONT },
    { "STOP", SIGSTOP }, { "TSTP", SIGTSTP }, { "TTIN", SIGTTIN }, { "TTOU", SIGTTOU }, { "WINCH", SIGWINCH },
};

#define SIGNAL_NAMES (sizeof(signal_names) / sizeof(signal_names[0]))

/* The number of "TERM", "SIGTERM" or "15", or -1. */
static inline int
signal_number(const char *text)
{
    char *end;
    long number = strtol(text, &end, 10);

    if (isdigit((unsigned char)*text))
        return *end == '\0' && number < NSIG ? (int)number : -1;
    if (strncmp(text, "SIG", 3) == 0)
        text += 3;
    for (size_t i = 0; i < SIGNAL_NAMES; i++)
        if (strcmp(text, signal_names[i].name) == 0)
            return signal_names[i].number;
    return -1;
}

static inline void
signals_print(void)
{
    for (size_t i = 0; i < SIGNAL_NAMES; i++)
        printf("%2d %s\n", signal_names[i].number, signal_names[i].name);
}
