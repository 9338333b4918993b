/* SPDX-License-Identifier: MIT */
/* Becoming a program: looked for in PATH; a file that is no program but text is run as a script. */
#include "user/bin/sh/program.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "user/bin/sh/arena.h"
#include "user/bin/sh/shell.h"
#include "user/bin/sh/vars.h"

#define NOT_EXECUTABLE 126
#define NOT_FOUND      127

/* The file that a program's name means, in the arena; NULL with errno ENOENT. */
static const char *
find_program(const char *name)
{
    const char *path = vars_get("PATH");
    struct stat st;

    if (strchr(name, '/') != NULL)
        return name;
    while (path != NULL && *path != '\0') {
        size_t length = strcspn(path, ":");
        size_t size = length + strlen(name) + 2;
        char *file = arena_alloc(size);

        snprintf(file, size, "%.*s/%s", (int)length, path, name);
        if (stat(file, &st) == 0 && S_ISREG(st.st_mode))
            return file;
        path += length + (path[length] == ':');
    }
    errno = ENOENT;
    return NULL;
}

/* A file without NUL bytes at its start is taken for a script. */
static bool
looks_like_script(const char *path)
{
    char start[128];
    int fd = open(path, O_RDONLY);
    ssize_t n = fd >= 0 ? read(fd, start, sizeof(start)) : -1;

    if (fd >= 0)
        close(fd);
    return n > 0 && memchr(start, '\0', (size_t)n) == NULL;
}

static void
run_script(const char *path, char **argv)
{
    shell.name = argv[0];
    shell.arguments = argv + 1;
    shell.argument_count = 0;
    while (shell.arguments[shell.argument_count] != NULL)
        shell.argument_count++;
    _exit(shell_run_file(path));
}

int
execute_program(char **argv)
{
    const char *path = find_program(argv[0]);

    if (path != NULL)
        execve(path, argv, vars_environment());
    if (path != NULL && errno == ENOEXEC && looks_like_script(path))
        run_script(path, argv);
    if (errno == ENOENT) {
        shell_error("%s: not found", argv[0]);
        return NOT_FOUND;
    }
    shell_error("%s: %s", argv[0], strerror(errno));
    return NOT_EXECUTABLE;
}
