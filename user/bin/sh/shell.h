/* SPDX-License-Identifier: MIT */
/*
 * What every part of the shell may look at.
 *
 * Reading order: source -> lexer -> parser (a tree) -> execute, which uses expand (words into fields) and jobs.
 */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

/* Descriptors from here on are the shell's own. */
#define FIRST_OWN_FD 10

/* Why the tree is being left before its end; each loop and the main loop look at it after every command. */
enum unwind {
    UNWIND_NO,
    UNWIND_BREAK,
    UNWIND_CONTINUE,
    UNWIND_RETURN,      /* out of the function */
    UNWIND_ALL,         /* Ctrl-C: back to the prompt */
};

struct shell {
    const char *name;           /* $0 */
    int argument_count;         /* $# */
    char **arguments;           /* $1 is arguments[0] */
    int status;                 /* $? */
    pid_t last_background;      /* $! */
    pid_t pid;                  /* $$, the same in subshells */
    bool interactive;           /* has a terminal: prompt, line editor, job control */
    bool job_control;           /* false in subshells: their processes stay in the group of the job */
    enum unwind unwind;
    volatile int interrupted;   /* set by the handler of SIGINT */
    int line;                   /* for messages of scripts */
};

extern struct shell shell;

/* Complains on standard error: "sh: MESSAGE", in scripts with the line. */
void shell_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* After an error that ends a script (it does, with status 2), or at the prompt the line. */
void shell_give_up(void);

/* Runs all the commands of a text, as `sh -c` and $(...) do. Returns the last status. */
int shell_run_text(const char *text);

/* Runs the commands of a file, as `sh FILE` and `. FILE` do. Returns the last status, 127 if it cannot be read. */
int shell_run_file(const char *path);
