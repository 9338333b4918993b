/* SPDX-License-Identifier: MIT */
/*
 * init: the first process of a world, and the parent of all orphans in it.
 *
 * With arguments it runs that program between the host's streams, without any it runs a shell, on the
 * console if the host has a terminal.
 * It reaps whatever ends until that one child has ended, and ends with the child's status: then the kernel ends
 * every process that is left, and in the world made at boot powers the machine off.
 */
#include <errno.h>
#include <fcntl.h>
#include <heddle.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#define NOT_EXECUTABLE 126
#define NOT_FOUND      127

/* Makes path the open file number wanted. Without descriptors nothing can be said, so failure ends the world. */
static void
open_as(int wanted, const char *path, int flags)
{
    int fd = open(path, flags);

    if (fd < 0)
        _exit(NOT_EXECUTABLE);
    if (fd == wanted)
        return;
    dup2(fd, wanted);
    close(fd);
}

/* Who ran this world may have given it a file for what it says; then it is asked nothing. */
static void
open_host_streams(void)
{
    if (fcntl(1, F_GETFD) >= 0) {
        open_as(0, "/dev/null", O_RDONLY);
        return;
    }
    if (access("/boot/stdin", F_OK) == 0)
        open_as(0, "/boot/stdin", O_RDONLY);
    else
        open_as(0, "/dev/host0", O_RDONLY);
    open_as(1, "/dev/host1", O_WRONLY);
    open_as(2, "/dev/host2", O_WRONLY);
}

/* The session's first terminal becomes its controlling terminal: that is what makes Ctrl-C arrive. */
static void
open_console(void)
{
    setsid();
    open_as(0, "/dev/console", O_RDWR);
    ioctl(0, TIOCSCTTY, 0);
    dup2(0, 1);
    dup2(0, 2);
}

/* The host gave us a terminal (heddle says so on the kernel's command line), not a pipe or a file. */
static bool
on_terminal(void)
{
    char line[2048] = "";
    FILE *f = fopen("/proc/cmdline", "r");

    if (f == NULL)
        return false;
    if (fgets(line, sizeof(line), f) == NULL)
        line[0] = '\0';
    fclose(f);
    return strstr(line, "tty=1") != NULL;
}

/* In the child: a process group of its own, which is the terminal's foreground one if there is a terminal. */
static void
become_foreground(void)
{
    setpgid(0, 0);
    if (!isatty(0))
        return;
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(0, getpid());
    signal(SIGTTOU, SIG_DFL);
}

/* The host asked for it (heddle run --strace) if it left rules for the kernel. */
static void
be_traced(void)
{
    static char rules[65536];
    int fd = open("/boot/strace", O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return;
    heddle_strace(rules, (size_t)read(fd, rules, sizeof(rules)));
    close(fd);
}

static pid_t
start(char **argv)
{
    pid_t child = fork();

    if (child != 0)
        return child;
    become_foreground();
    be_traced();
    execvp(argv[0], argv);
    fprintf(stderr, "init: %s: %s%s\n", argv[0], strerror(errno),
            errno == ENOEXEC ? ": neither a script nor a static program for x86-64 (cc -static)" : "");
    _exit(errno == ENOENT ? NOT_FOUND : NOT_EXECUTABLE);
}

/* Reaps until child has ended; returns its status as a shell would. */
static int
reap_until(pid_t child)
{
    int status = 0;
    pid_t pid;

    do
        pid = waitpid(-1, &status, 0);
    while (pid != child && (pid > 0 || errno == EINTR));
    if (WIFSIGNALED(status))
        return 128 + WTERMSIG(status);
    return WEXITSTATUS(status);
}

int
main(int argc, char **argv)
{
    static char *shell[] = { "sh", NULL };
    pid_t child;

    if (argc == 1 && on_terminal())
        open_console();
    else
        open_host_streams();
    child = start(argc > 1 ? argv + 1 : shell);
    if (child < 0) {
        fprintf(stderr, "init: fork: %s\n", strerror(errno));
        return NOT_EXECUTABLE;
    }
    return reap_until(child);
}
