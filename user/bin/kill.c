/* SPDX-License-Identifier: MIT */
/* kill: sends a signal (TERM if none is named) to processes; -PID means a process group. */
#include "user/bin/tool.h"

#include "user/bin/signals.h"

static int
signal_or_complain(const char *text)
{
    int signo = signal_number(text);

    if (signo < 0) {
        fprintf(stderr, "kill: no such signal: %s\n", text);
        exit(1);
    }
    return signo;
}

int
main(int argc, char **argv)
{
    int first = 1;
    int signo = SIGTERM;

    tool_start("kill", "[-SIGNAL | -s SIGNAL] PID... | -l");
    if (argc == 2 && strcmp(argv[1], "-l") == 0) {
        signals_print();
        return tool_end();
    }
    if (argc > 2 && strcmp(argv[1], "-s") == 0) {
        signo = signal_or_complain(argv[2]);
        first = 3;
    } else if (argc > 2 && argv[1][0] == '-') {
        signo = signal_or_complain(argv[1] + 1);
        first = 2;
    }
    if (first >= argc)
        usage();
    for (int i = first; i < argc; i++)
        if (kill((pid_t)number(argv[i]), signo) < 0)
            complain(argv[i]);
    return tool_end();
}
