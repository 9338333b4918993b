/* SPDX-License-Identifier: MIT */
/*
 * Y2  ps, top, kill, free, uptime: the system looked at from the shell.
 *
 * Python: os.system("ps"), or a terminal beside the program.  One child computes for ever, another sleeps; then the tools are
 * run as from a shell: who is there and in which state, who has the CPU, end one, what memory and load there are.
 *
 * Look at: the letters in ps, R (running, or ready to) and S (asleep); the first row of top; the exit code after kill, and
 * what ps has left then.
 *
 * Why: none of them asks the kernel in a way of its own.  ps and top read /proc/PID/stat, free reads /proc/meminfo, uptime
 * /proc/uptime and /proc/loadavg: text that the kernel makes up when it is read.  top reads twice and subtracts.  kill is one
 * system call.  So anybody can write these tools (user/bin/ps.c is a page), and Linux's run here, too.
 *
 * Try: lesson y2 SECONDS SIGNAL
 */
#include "lesson.h"

#include <sys/wait.h>
#include <unistd.h>

#include <conc/process.h>

static int
compute(void *arg)
{
    for (volatile unsigned long i = 0; arg == NULL; i++) {
    }
    return 0;
}

static int
sleep_long(void *arg)
{
    (void)arg;
    conc_sleep(SECONDS(1000));
    return 0;
}

static pid_t
start(int (*target)(void *), const char *name, struct process **p)
{
    *p = process_new(target, NULL);
    process_start(*p);
    printf("@%s pid=%d\n", name, process_pid(*p));
    return process_pid(*p);
}

#define TOOL(...) tool((char *[]){ __VA_ARGS__, NULL })

static void
tool(char **command)
{
    int status = 0;
    printf("@run %s\n", command[0]);
    pid_t pid = fork();
    if (pid == 0) {
        execvp(command[0], command);
        _exit(127);
    }
    waitpid(pid, &status, 0);
    printf("@ran tool=%s pid=%d status=%d\n", command[0], (int)pid, WEXITSTATUS(status));
}

int
main(int argc, char **argv)
{
    int64_t seconds = arg_seconds(argc, argv, 1, "0.1");
    long signal_number = arg_number(argc, argv, 2, 9);
    char busy[12], both[24], minus_signal[24];
    struct process *computes, *sleeps;
    int code = 0;
    lesson_begin();

    snprintf(busy, sizeof busy, "%d", (int)start(compute, "computes", &computes));
    snprintf(both, sizeof both, "%s,%d", busy, (int)start(sleep_long, "sleeps", &sleeps));
    snprintf(minus_signal, sizeof minus_signal, "-%ld", signal_number);
    conc_sleep(seconds);
    TOOL("ps", "-o", "pid,ppid,s,time,comm", "-p", both);
    TOOL("top", "-b", "-n", "1");
    TOOL("kill", minus_signal, busy);
    process_join(computes);
    process_exitcode(computes, &code);
    printf("@killed pid=%s exitcode=%d\n", busy, code);
    TOOL("ps", "-o", "pid,ppid,s,time,comm", "-p", both);
    TOOL("free");
    TOOL("uptime");
    process_terminate(sleeps);
    process_join(sleeps);
}
