/* SPDX-License-Identifier: MIT */
/* proc(5), status: the signals that are pending for the thread and for the process, blocked, ignored and caught; the
 * capabilities of an ordinary user; memory in columns, and none of a zombie. */
#include "see.h"

static void
show(pid_t pid, const char *const *names)
{
    char path[64], line[256];
    FILE *status;

    snprintf(path, sizeof(path), "/proc/%d/status", pid);
    status = fopen(path, "r");
    while (fgets(line, sizeof(line), status))
        for (const char *const *name = names; *name; name++)
            if (strncmp(line, *name, strlen(*name)) == 0 && line[strlen(*name)] == ':') {
                line[strcspn(line, "\n")] = '\0';
                if (strncmp(line, "Sig", 3) == 0) /* real-time signals, 32 and more, are as whoever started this left them */
                    sprintf(strchr(line, '\t') + 1, "%016lx", strtoul(strchr(line, '\t') + 1, NULL, 16) & 0x7fffffff);
                see("%s\n", strncmp(line, "Vm", 2) == 0 ? line + strlen(line) - 3 : line);
                if (line[0] == 'V')
                    see("%s has %d characters\n", *name, (int)strlen(line));
            }
    fclose(status);
}

int
main(void)
{
    const char *const signals[] = { "SigPnd", "ShdPnd", "SigBlk", "SigIgn", "SigCgt", "CapInh", "CapPrm", "CapEff", "CapAmb", "VmSize", "VmRSS", NULL };
    const char *const memory[] = { "State", "Threads", "VmSize", "VmRSS", NULL };
    sigset_t blocked;
    siginfo_t info;
    pid_t child;

    for (int n = 1; n < 32; n++)
        signal(n, SIG_DFL);
    handle(SIGUSR1, count_it, 0);
    signal(SIGHUP, SIG_IGN);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigaddset(&blocked, SIGUSR2);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    raise(SIGUSR1);
    kill(getpid(), SIGUSR2);
    show(getpid(), signals);
    child = fork();
    if (child == 0)
        _exit(0);
    waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT);
    show(child, memory);
    return 0;
}
