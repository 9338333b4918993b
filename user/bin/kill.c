/* SPDX-License-Identifier: MIT */
/* kill: sends a signal (TERM if none is named) to processes; -PID means a process group. */
#include "user/bin/tool.h"

#include <ctype.h>
#include <signal.h>

static const struct {
    const char *name;
    int number;
} signals[] = {
    { "HUP", SIGHUP },   { "INT", SIGINT },   { "QUIT", SIGQUIT }, { "ILL", SIGILL },   { "ABRT", SIGABRT },
    { "FPE", SIGFPE },   { "KILL", SIGKILL }, { "USR1", SIGUSR1 }, { "SEGV", SIGSEGV }, { "USR2", SIGUSR2 },
    { "PIPE", SIGPIPE }, { "ALRM", SIGALRM }, { "TERM", SIGTERM }, { "CHLD", SIGCHLD }, { "CONT", SIGCONT },
    { "STOP", SIGSTOP }, { "TSTP", SIGTSTP }, { "TTIN", SIGTTIN }, { "TTOU", SIGTTOU }, { "WINCH", SIGWINCH },
};

#define SIGNALS (sizeof(signals) / sizeof(signals[0]))

static int
signal_number(const char *text)
{
    if (isdigit((unsigned char)*text))
        return (int)number(text);
    if (strncmp(text, "SIG", 3) == 0)
        text += 3;
    for (size_t i = 0; i < SIGNALS; i++)
        if (strcmp(text, signals[i].name) == 0)
            return signals[i].number;
    fprintf(stderr, "kill: no such signal: %s\n", text);
    exit(1);
}

static void
list_signals(void)
{
    for (size_t i = 0; i < SIGNALS; i++)
        printf("%2d %s\n", signals[i].number, signals[i].name);
}

int
main(int argc, char **argv)
{
    int first = 1;
    int signo = SIGTERM;

    tool_start("kill", "[-SIGNAL | -s SIGNAL] PID... | -l");
    if (argc == 2 && strcmp(argv[1], "-l") == 0) {
        list_signals();
        return tool_end();
    }
    if (argc > 2 && strcmp(argv[1], "-s") == 0) {
        signo = signal_number(argv[2]);
        first = 3;
    } else if (argc > 2 && argv[1][0] == '-') {
        signo = signal_number(argv[1] + 1);
        first = 2;
    }
    if (first >= argc)
        usage();
    for (int i = first; i < argc; i++)
        if (kill((pid_t)number(argv[i]), signo) < 0)
            complain(argv[i]);
    return tool_end();
}
