/* SPDX-License-Identifier: MIT */
/*
 * What runs where: built-in and compound commands in the shell itself, everything else in children.
 * A pipeline is one child an element; each child runs its element as a small shell of its own.
 */
#include "user/bin/sh/execute.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "user/bin/sh/arena.h"
#include "user/bin/sh/builtins.h"
#include "user/bin/sh/expand.h"
#include "user/bin/sh/function.h"
#include "user/bin/sh/jobs.h"
#include "user/bin/sh/program.h"
#include "user/bin/sh/redirect.h"
#include "user/bin/sh/shell.h"
#include "user/bin/sh/trap.h"
#include "user/bin/sh/vars.h"

#define MAX_ELEMENTS 64

static void
assign(const struct word *assignment, bool exported)
{
    for (; assignment != NULL; assignment = assignment->next) {
        const char *equals = strchr(assignment->text, '=');

        vars_assign(assignment->text, expand_one(equals + 1));
        if (exported)
            vars_export(arena_copy(assignment->text, (size_t)(equals - assignment->text)));
    }
}

/* A simple command in a child. fields are its words if they were expanded before the fork. */
static int
run_command_in_child(const struct node *node, struct names fields)
{
    builtin_function *builtin;

    if (fields.name == NULL)
        fields = expand_words(node->words);
    if (redirect_apply(node->redirects, NULL) < 0)
        return 1;
    assign(node->assignments, true);
    if (fields.count == 0)
        return 0;
    if (function_find(fields.name[0]) != NULL)
        return function_call(function_find(fields.name[0]), &fields);
    builtin = builtin_find(fields.name[0]);
    if (builtin != NULL)
        return builtin_run(builtin, &fields);
    return execute_program(fields.name);
}

static void
run_element(const struct node *node, struct names fields)
{
    int status;

    if (node->type == NODE_COMMAND)
        status = run_command_in_child(node, fields);
    else if (node->type != NODE_SUBSHELL)
        status = execute(node);
    else
        status = redirect_apply(node->redirects, NULL) < 0 ? 1 : execute(node->left);
    fflush(stdout);
    _exit(trap_exit(status));
}

/* `a | b | c` is PIPE(PIPE(a, b), c). Returns the number of elements. */
static int
flatten(const struct node *node, const struct node **elements)
{
    int count = 0;

    if (node->type != NODE_PIPE) {
        elements[0] = node;
        return 1;
    }
    count = flatten(node->left, elements);
    if (count < MAX_ELEMENTS)
        elements[count++] = node->right;
    return count;
}

/* Makes an end of a pipe the child's standard input or output. */
static void
connect(int end, int fd)
{
    if (end == fd)
        return;
    dup2(end, fd);
    close(end);
}

struct plumbing {
    int input;          /* what the next element reads, -1: the shell's own */
    int ends[2];        /* the pipe behind the element, -1: none */
};

/* Starts one element. Returns its pid or -1. */
static pid_t
start_element(const struct node *node, struct names fields, struct job *job, struct plumbing *pipes, bool foreground)
{
    pid_t child = jobs_fork();

    if (child != 0)
        return child;
    if (!foreground && !shell.job_control && pipes->input < 0)
        pipes->input = open("/dev/null", O_RDONLY);
    jobs_enter_child(job_group(job), foreground);
    if (pipes->input >= 0)
        connect(pipes->input, 0);
    if (pipes->ends[1] >= 0) {
        connect(pipes->ends[1], 1);
        close(pipes->ends[0]);
    }
    run_element(node, fields);
    return 0;
}

/* Starts all elements of a pipeline. Returns how many could be started. */
static int
start_elements(const struct node **elements, int count, struct names fields, struct job *job, bool foreground)
{
    struct plumbing pipes = { -1, { -1, -1 } };
    int i;

    for (i = 0; i < count; i++) {
        pid_t pid = -1;

        pipes.ends[0] = pipes.ends[1] = -1;
        if (i == count - 1 || pipe(pipes.ends) == 0)
            pid = start_element(elements[i], fields, job, &pipes, foreground);
        if (pipes.input >= 0)
            close(pipes.input);
        if (pipes.ends[1] >= 0)
            close(pipes.ends[1]);
        pipes.input = pipes.ends[0];
        if (pid < 0)
            break;
        job_add(job, pid);
    }
    if (i < count)
        shell_error("cannot start a process: %s", strerror(errno));
    if (pipes.input >= 0)
        close(pipes.input);
    return i;
}

static int
run_job(const struct node *node, struct names fields, bool foreground)
{
    const struct node *elements[MAX_ELEMENTS];
    int count = flatten(node, elements);
    char text[80];
    struct job *job;

    tree_print(node, text, sizeof(text));
    job = job_new(text);
    fflush(stdout);
    if (start_elements(elements, count, fields, job, foreground) == 0)
        return job_drop(job);
    if (foreground)
        return job_foreground(job);
    job_background(job);
    return 0;
}

static int
run_builtin(builtin_function *builtin, const struct node *node, struct names *fields)
{
    struct saved saved = { .count = 0 };
    int status = 1;

    assign(node->assignments, false);
    if (redirect_apply(node->redirects, &saved) == 0)
        status = builtin_run(builtin, fields);
    if (!builtin_keeps_redirects(builtin) || fields->count > 1 || status != 0)
        redirect_undo(&saved);
    else
        while (saved.count > 0)
            close(saved.entry[--saved.count].copy);
    return status;
}

/* In the shell itself, like a built-in command. */
static int
run_function(const struct node *body, const struct node *node, const struct names *fields)
{
    struct saved saved = { .count = 0 };
    int status = 1;

    assign(node->assignments, false);
    if (redirect_apply(node->redirects, &saved) == 0)
        status = function_call(body, fields);
    redirect_undo(&saved);
    return status;
}

static int
run_command(const struct node *node)
{
    struct names fields;
    builtin_function *builtin;
    struct saved saved = { .count = 0 };
    int status;

    shell.line = node->line;
    fields = expand_words(node->words);
    if (shell.unwind != UNWIND_NO)
        return shell.status;
    if (fields.count > 0) {
        if (function_find(fields.name[0]) != NULL)
            return run_function(function_find(fields.name[0]), node, &fields);
        builtin = builtin_find(fields.name[0]);
        return builtin != NULL ? run_builtin(builtin, node, &fields) : run_job(node, fields, true);
    }
    if (node->words == NULL)
        shell.status = 0;
    assign(node->assignments, false);
    status = redirect_apply(node->redirects, &saved) == 0 ? shell.status : 1;
    redirect_undo(&saved);
    return status;
}

static int
run(const struct node *node)
{
    struct names none = { NULL, 0, 0 };

    switch (node->type) {
    case NODE_COMMAND: return run_command(node);
    case NODE_SUBSHELL:
    case NODE_PIPE: return run_job(node, none, true);
    case NODE_BACKGROUND: return run_job(node->left, none, false);
    case NODE_AND: return execute(node->left) == 0 ? execute(node->right) : shell.status;
    case NODE_OR: return execute(node->left) != 0 ? execute(node->right) : shell.status;
    case NODE_NOT: return execute(node->left) == 0;
    case NODE_FUNCTION: return function_define(node);
    case NODE_SEQUENCE: execute(node->left); return execute(node->right);
    default: return execute_compound(node);
    }
}

/* What a command was expanded to is given back when it has run: a loop may go on for ever. */
int
execute(const struct node *node)
{
    struct mark mark = arena_mark();

    if (shell.interrupted)
        shell.unwind = UNWIND_ALL;
    if (node != NULL && shell.unwind == UNWIND_NO)
        shell.status = run(node);
    arena_release(mark);
    traps_run();
    return shell.status;
}
