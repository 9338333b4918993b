/* SPDX-License-Identifier: MIT */
/* sh: `sh` reads standard input, with a prompt if it is a terminal; `sh FILE [ARG]...`; `sh -c TEXT [NAME [ARG]...]`. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "user/bin/sh/arena.h"
#include "user/bin/sh/execute.h"
#include "user/bin/sh/jobs.h"
#include "user/bin/sh/parser.h"
#include "user/bin/sh/shell.h"
#include "user/bin/sh/trap.h"
#include "user/bin/sh/vars.h"

#define PROMPT "heddle$ "
#define SYNTAX_ERROR 2
#define NOT_FOUND 127

struct shell shell = { .name = "sh" };

extern char **environ;

void
shell_error(const char *format, ...)
{
    va_list arguments;

    fflush(stdout);
    fprintf(stderr, "sh: ");
    if (!shell.interactive && shell.line > 0)
        fprintf(stderr, "line %d: ", shell.line);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fprintf(stderr, "\n");
}

void
shell_give_up(void)
{
    shell.status = SYNTAX_ERROR;
    shell.unwind = UNWIND_ALL;
    if (shell.interactive)
        return;
    fflush(stdout);
    _exit(trap_exit(SYNTAX_ERROR));
}

/* Runs line after line until the source ends. An error ends a script, but not an interactive shell. */
static int
run_source(struct source *source)
{
    enum parse_result result = PARSE_OK;

    while (result != PARSE_END && shell.unwind != UNWIND_ALL) {
        struct mark mark = arena_mark();
        struct node *tree;

        result = parse_line(source, &tree);
        if (result == PARSE_OK)
            execute(tree);
        if (result == PARSE_ERROR)
            shell.status = SYNTAX_ERROR;
        arena_release(mark);
        if (result == PARSE_ERROR)
            break;
    }
    source_close(source);
    return shell.status;
}

int
shell_run_text(const char *text)
{
    struct source source;

    source_from_text(&source, text);
    return run_source(&source);
}

/* A script is read through a high descriptor: the low ones are for the script, as in `exec 3>file`. */
static int
open_script(const char *path)
{
    int fd = open(path, O_RDONLY);
    int high = fd >= 0 ? fcntl(fd, F_DUPFD_CLOEXEC, FIRST_OWN_FD) : -1;

    if (fd >= 0)
        close(fd);
    return high;
}

int
shell_run_file(const char *path)
{
    struct source source;
    int fd = open_script(path);

    if (fd < 0) {
        shell_error("%s: %s", path, strerror(errno));
        return NOT_FOUND;
    }
    source_from_fd(&source, fd, false);
    return run_source(&source);
}

/* One line at the prompt. Returns whether there may be another. */
static bool
run_typed_line(struct source *source)
{
    struct mark mark = arena_mark();
    struct node *tree;
    enum parse_result result;

    jobs_report();
    shell.unwind = UNWIND_NO;
    shell.interrupted = 0;
    source->interrupted = false;
    source->prompt = PROMPT;
    result = parse_line(source, &tree);
    if (result == PARSE_OK)
        execute(tree);
    if (result == PARSE_ERROR)
        shell.status = SYNTAX_ERROR;
    arena_release(mark);
    return result != PARSE_END || source->interrupted;
}

static int
run_terminal(void)
{
    struct source source;

    shell.interactive = true;
    jobs_start();
    source_from_fd(&source, 0, true);
    while (run_typed_line(&source))
        ;
    return shell.status;
}

static int
run_standard_input(void)
{
    struct source source;

    if (isatty(0) && isatty(1))
        return run_terminal();
    source_from_fd(&source, 0, false);
    return run_source(&source);
}

static void
take_arguments(int argc, char **argv)
{
    shell.name = argv[0];
    shell.arguments = argv + 1;
    shell.argument_count = argc > 0 ? argc - 1 : 0;
}

static int
run_shell(int argc, char **argv)
{
    shell.pid = getpid();
    vars_start(environ);
    if (vars_get("PATH") == NULL)
        vars_set("PATH", "/bin");
    if (argc > 1 && strcmp(argv[1], "-c") == 0) {
        if (argc < 3) {
            fprintf(stderr, "usage: sh [FILE [ARG]... | -c TEXT [NAME [ARG]...]]\n");
            return SYNTAX_ERROR;
        }
        if (argc > 3)
            take_arguments(argc - 3, argv + 3);
        return shell_run_text(argv[2]);
    }
    if (argc > 1) {
        take_arguments(argc - 1, argv + 1);
        return shell_run_file(argv[1]);
    }
    return run_standard_input();
}

int
main(int argc, char **argv)
{
    return trap_exit(run_shell(argc, argv));
}
