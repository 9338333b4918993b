/* SPDX-License-Identifier: MIT */
/* Built-in commands, and the table of them. */
#include "user/bin/sh/builtins.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "user/bin/sh/buffer.h"
#include "user/bin/sh/function.h"
#include "user/bin/sh/history.h"
#include "user/bin/sh/jobs.h"
#include "user/bin/sh/program.h"
#include "user/bin/sh/shell.h"
#include "user/bin/sh/trap.h"
#include "user/bin/sh/vars.h"

static int
colon_command(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    return 0;
}

static int
false_command(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    return 1;
}

static int
cd_command(int argc, char **argv)
{
    const char *folder = argc > 1 ? argv[1] : vars_get("HOME");

    if (argc > 2 || folder == NULL) {
        shell_error("usage: cd [FOLDER]");
        return 2;
    }
    if (chdir(folder) < 0) {
        shell_error("cd: %s: %s", folder, strerror(errno));
        return 1;
    }
    return 0;
}

static int
exit_command(int argc, char **argv)
{
    fflush(stdout);
    exit(trap_exit(argc > 1 ? atoi(argv[1]) & 255 : shell.status));
}

static int
exec_command(int argc, char **argv)
{
    if (argc == 1)
        return 0;
    signal(SIGINT, SIG_DFL);
    return execute_program(argv + 1);
}

/* export NAME... or NAME=VALUE...; alone: prints what is exported. */
static int
export_command(int argc, char **argv)
{
    int status = 0;

    if (argc == 1)
        vars_print(true);
    for (int i = 1; i < argc; i++) {
        size_t length = strcspn(argv[i], "=");

        if (!vars_is_name(argv[i], length)) {
            shell_error("export: not a name: %s", argv[i]);
            status = 1;
            continue;
        }
        if (argv[i][length] == '=')
            vars_assign(argv[i], argv[i] + length + 1);
        argv[i][length] = '\0';
        vars_export(argv[i]);
    }
    return status;
}

static int
unset_command(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        vars_unset(argv[i]);
    return 0;
}

/* set WORD...: new $1, $2, ...; alone: prints all variables. */
static int
set_command(int argc, char **argv)
{
    char **copy;
    int first = argc > 1 && strcmp(argv[1], "--") == 0 ? 2 : 1;

    if (argc <= 1) {
        vars_print(false);
        return 0;
    }
    copy = calloc((size_t)argc, sizeof(*copy));
    if (copy == NULL)
        return 2;
    for (int i = first; i < argc; i++)
        copy[i - first] = strdup(argv[i]);
    shell.arguments = copy;
    shell.argument_count = argc - first;
    return 0;
}

static int
shift_command(int argc, char **argv)
{
    int count = argc > 1 ? atoi(argv[1]) : 1;

    if (count < 0 || count > shell.argument_count)
        return 1;
    shell.arguments += count;
    shell.argument_count -= count;
    return 0;
}

static int
source_command(int argc, char **argv)
{
    if (argc != 2) {
        shell_error("usage: . FILE");
        return 2;
    }
    return shell_run_file(argv[1]);
}

static int
break_command(int argc, char **argv)
{
    (void)argc;
    shell.unwind = strcmp(argv[0], "break") == 0 ? UNWIND_BREAK : UNWIND_CONTINUE;
    return 0;
}

/* Gives each name a word of the line, and the last one all the rest. */
static void
assign_words(char *line, int count, char **names)
{
    for (int i = 0; i < count; i++) {
        char *end;

        line += strspn(line, " \t");
        end = i < count - 1 ? line + strcspn(line, " \t") : line + strlen(line);
        if (*end != '\0')
            *end++ = '\0';
        vars_set(names[i], line);
        line = end;
    }
}

/* read NAME...: one line of standard input; status 1 at its end. */
static int
read_command(int argc, char **argv)
{
    struct buffer line = { NULL, 0, 0 };
    char c = '\0';
    ssize_t n;

    buffer_add(&line, "", 0);
    while ((n = read(0, &c, 1)) > 0 && c != '\n')
        buffer_put(&line, c);
    assign_words(line.bytes, argc - 1, argv + 1);
    buffer_free(&line);
    return n > 0 ? 0 : 1;
}

static int
history_command(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    history_print();
    return 0;
}

static int help_command(int argc, char **argv);

static const struct {
    const char *name;
    builtin_function *function;
    const char *help;
} builtins[] = {
    { ":", colon_command, ":                        does nothing" },
    { ".", source_command, ". FILE                   runs the commands of a file here" },
    { "[", test_command, "[ CONDITION ]            as test" },
    { "bg", bg_command, "bg [%N]                  lets a stopped job run on" },
    { "break", break_command, "break                    leaves a loop" },
    { "cd", cd_command, "cd [FOLDER]              changes the current folder" },
    { "continue", break_command, "continue                 goes to a loop's next round" },
    { "exec", exec_command, "exec [PROGRAM [ARG]...]  becomes the program; or keeps redirections" },
    { "exit", exit_command, "exit [STATUS]            leaves the shell" },
    { "export", export_command, "export [NAME[=VALUE]]    gives variables to programs" },
    { "false", false_command, "false                    status 1" },
    { "fg", fg_command, "fg [%N]                  brings a job to the foreground" },
    { "help", help_command, "help                     prints this" },
    { "history", history_command, "history                  prints the lines typed so far" },
    { "jobs", jobs_command, "jobs                     lists jobs" },
    { "kill", kill_command, "kill [-SIGNAL] %N|PID... sends a signal to jobs and processes; -l lists them" },
    { "read", read_command, "read NAME...             reads a line into variables" },
    { "return", return_command, "return [STATUS]          leaves a function" },
    { "set", set_command, "set [-- WORD...]         sets $1 $2 ...; alone: prints variables" },
    { "shift", shift_command, "shift [N]                drops $1" },
    { "test", test_command, "test CONDITION           -e -f -d -s -r -w -x FILE, -z -n TEXT, = != -eq -ne -lt -le -gt -ge" },
    { "trap", trap_command, "trap [TEXT SIGNAL...]    runs TEXT on signals or EXIT; '' ignores, - undoes; alone: prints" },
    { "true", colon_command, "true                     status 0" },
    { "ulimit", ulimit_command, "ulimit [-aHS] [-tfdscmlpunvq] [NUMBER | unlimited]  limits of what is started" },
    { "unset", unset_command, "unset NAME...            forgets variables" },
    { "wait", wait_command, "wait [%N | PID]          waits for background jobs" },
};

#define BUILTINS (sizeof(builtins) / sizeof(builtins[0]))

static int
help_command(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    for (size_t i = 0; i < BUILTINS; i++)
        puts(builtins[i].help);
    puts("Programs are in /bin, lessons in /lessons (`lesson` lists them), tests in /tests.");
    return 0;
}

builtin_function *
builtin_find(const char *name)
{
    for (size_t i = 0; i < BUILTINS; i++)
        if (strcmp(builtins[i].name, name) == 0)
            return builtins[i].function;
    return NULL;
}

int
builtin_run(builtin_function *builtin, const struct names *fields)
{
    int status = builtin((int)fields->count, fields->name);

    fflush(stdout);
    return status;
}

bool
builtin_keeps_redirects(builtin_function *builtin)
{
    return builtin == exec_command;
}
