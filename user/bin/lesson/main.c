/* SPDX-License-Identifier: MIT */
/*
 * lesson                 lists the lessons, by family, one line each
 * lesson ID [ARG]...     runs one; P2 and p2 are the same
 * lesson -v ID [ARG]...  says beforehand what to look at, and afterwards why it came out so
 * lesson --under ID ...  shows afterwards what was under it: from the call in the lesson down to the context switch; with -v both
 * lesson --all           all of them, one after the other
 */
#include "user/bin/lesson/lesson.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/wait.h>
#include <unistd.h>

static int
usage(void)
{
    fprintf(stderr, "usage: lesson | lesson [-v] [--under] ID [ARGUMENT]... | lesson --all\n");
    return 2;
}

/* Those of one family; all if `only` is 0. */
static int
list(char *index, char only)
{
    struct lesson l;
    char family = 0;

    while (index_next(&index, &l)) {
        if (only && only != l.id[0])
            continue;
        if (l.id[0] != family)
            printf("%s\n", family_name(family = l.id[0]));
        printf("  %-4s %s\n", l.id, l.title);
    }
    if (!family)
        return 1;
    printf("Run one with: lesson ID [ARGUMENT]...    with words before and after: lesson -v ID [ARGUMENT]...\n");
    return 0;
}

static int
find(char *index, const char *id, struct lesson *l)
{
    while (index_next(&index, l))
        if (strcasecmp(l->id, id) == 0)
            return 0;
    if (strcasecmp(id, "D2") == 0)
        fprintf(stderr, "lesson: D2 is D1 on two machines: it waits for a network card, which this one does not have\n");
    else
        fprintf(stderr, "lesson: there is no lesson %s; `lesson` lists them\n", id);
    return 1;
}

int
run(const struct lesson *l, char **argv)
{
    char path[256];

    snprintf(path, sizeof path, "/lessons/%s", l->program);
    execv(path, argv);
    fprintf(stderr, "lesson: %s: %s\n", path, strerror(errno));
    return 126;
}

int
run_child(const struct lesson *l, char **argv, void (*prepare)(void))
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        if (prepare)
            prepare();
        _exit(run(l, argv));
    }
    while (child > 0 && waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            child = -1;
    if (child < 0)
        fprintf(stderr, "lesson: %s: %s\n", l->id, strerror(errno));
    return child < 0 ? -1 : status;
}

/* A wait status as a shell says it. */
static int
exit_status(int status)
{
    return status < 0 ? 126 : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Runs it, with words before and after (verbose) and what was under it (below). */
static int
show(const struct lesson *l, char **argv, bool verbose, bool below)
{
    int status;

    if (!verbose && !below)
        return run(l, argv);
    if (verbose)
        say_before(l);
    status = below ? under(l, argv) : run_child(l, argv, NULL);
    if (verbose && status == 0)
        say_after(l);
    return exit_status(status);
}

static void
no_input(void)
{
    int fd = open("/dev/null", O_RDONLY);

    dup2(fd, STDIN_FILENO);
}

static int
run_all(char *index)
{
    char *argv[] = { "lesson", NULL };
    struct lesson l;
    int result = 0;

    while (index_next(&index, &l)) {
        printf("== %s  %s\n", l.id, l.title);
        fflush(stdout);
        int status = exit_status(run_child(&l, argv, no_input));
        if (status != 0) {
            printf("== %s ended with status %d\n", l.id, status);
            result = 1;
        }
    }
    return result;
}

static int
one(char *index, char **argv)
{
    bool verbose = false, below = false;
    struct lesson l;

    for (; argv[0] && argv[0][0] == '-'; argv++) {
        verbose |= strcmp(argv[0], "-v") == 0;
        below |= strcmp(argv[0], "--under") == 0;
        if (strcmp(argv[0], "-v") != 0 && strcmp(argv[0], "--under") != 0)
            return usage();
    }
    if (!argv[0])
        return usage();
    if (!argv[0][1] && !verbose && !below && list(index_read(), (char)toupper(argv[0][0])) == 0)
        return 0;
    if (find(index, argv[0], &l) != 0)
        return 1;
    return show(&l, argv, verbose, below);
}

int
main(int argc, char **argv)
{
    char *index = index_read();

    if (!index) {
        fprintf(stderr, "lesson: /lessons/index: %s\n", strerror(errno));
        return 1;
    }
    if (argc == 1)
        return list(index, 0);
    if (strcmp(argv[1], "--all") == 0)
        return argc == 2 ? run_all(index) : usage();
    return one(index, argv + 1);
}
