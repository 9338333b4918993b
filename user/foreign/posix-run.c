/* SPDX-License-Identifier: MIT */
/*
 * posix-run FOLDER [NAME]...: runs the programs of a folder, or those named, one after the other.
 *
 * Each is a session of its own without privileges, in an empty folder of its own, with nothing open but the null device
 * and, for its output, a pipe. What it writes and how it ends is printed between a line "== NAME" and a line "-- ...".
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SECONDS 20
#define USER    1000

static void
become(const char *path, char *name, int output)
{
    char *argv[] = { name, NULL };
    char *envp[] = { "PATH=/bin", "LC_ALL=C", NULL };

    setsid();
    dup2(open("/dev/null", O_RDWR), 0);
    dup2(output, 1);
    dup2(0, 2);
    for (int fd = 3; fd < 16; fd++)
        close(fd);
    umask(022);
    if (getuid() == 0 && (setgroups(0, NULL) < 0 || setgid(USER) < 0 || setuid(USER) < 0))
        _exit(125);
    chdir("/tmp");
    if (mkdir(name, 0700) < 0 || chdir(name) < 0)
        _exit(126);
    execve(path, argv, envp);
    _exit(127);
}

/* Passes on what comes, until the last process that could write has ended, or it is too late. */
static void
pass_on(int fd)
{
    struct timespec start, now;
    struct pollfd ready = { fd, POLLIN, 0 };
    char bytes[4096];
    ssize_t n;

    clock_gettime(CLOCK_MONOTONIC, &start);
    do {
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (now.tv_sec - start.tv_sec > SECONDS) {
            printf("\n(still running after %d seconds)", SECONDS);
            return;
        }
        n = poll(&ready, 1, 1000) == 1 ? read(fd, bytes, sizeof(bytes)) : -1;
        if (n > 0)
            fwrite(bytes, 1, (size_t)n, stdout);
    } while (n != 0);
}

static void
run(const char *folder, char *name)
{
    char path[512];
    int ends[2], status;
    pid_t child;

    printf("== %s\n", name);
    fflush(stdout);
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    if (pipe(ends) < 0 || (child = fork()) < 0)
        exit(125);
    if (child == 0)
        become(path, name, ends[1]);
    close(ends[1]);
    pass_on(ends[0]);
    close(ends[0]);
    kill(-child, SIGKILL);
    waitpid(child, &status, 0);
    if (WIFEXITED(status))
        printf("\n-- status %d\n", WEXITSTATUS(status));
    else
        printf("\n-- %s\n", strsignal(WTERMSIG(status)));
}

static int
is_program(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int
main(int argc, char **argv)
{
    struct dirent **entries;
    int count = argc < 2 ? -1 : scandir(argv[1], &entries, is_program, alphasort);

    if (count < 0)
        return 125;
    signal(SIGINT, SIG_DFL);
    for (int i = 2; i < argc; i++)
        run(argv[1], argv[i]);
    for (int i = 0; i < count && argc == 2; i++)
        run(argv[1], entries[i]->d_name);
    return 0;
}
