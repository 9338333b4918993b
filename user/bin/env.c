/* SPDX-License-Identifier: MIT */
/* env: runs a program with some variables set, or prints the environment; -i starts with none. */
#include "user/bin/tool.h"

extern char **environ;

static void
run(char **argv)
{
    execvp(argv[0], argv);
    complain(argv[0]);
    exit(errno == ENOENT ? 127 : 126);
}

int
main(int argc, char **argv)
{
    static char *nothing[] = { NULL };
    int i = 1;

    tool_start("env", "[-i] [NAME=VALUE]... [PROGRAM [ARG]...]");
    if (i < argc && strcmp(argv[i], "-i") == 0) {
        environ = nothing;
        i++;
    }
    for (; i < argc && strchr(argv[i], '=') != NULL; i++)
        if (putenv(argv[i]) != 0)
            die(argv[i]);
    if (i < argc)
        run(argv + i);
    for (char **variable = environ; *variable != NULL; variable++)
        puts(*variable);
    return tool_end();
}
