/* SPDX-License-Identifier: MIT */
/* test and [ : status 0 if the condition holds, 1 if not, 2 if it is not understood. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "user/bin/sh/builtins.h"
#include "user/bin/sh/shell.h"

#define NOT_UNDERSTOOD 2

static int
status_of(bool holds)
{
    return holds ? 0 : 1;
}

static int
test_one(const char *operator, const char *operand)
{
    struct stat st;
    bool exists;

    if (operator[0] != '-' || operator[1] == '\0' || operator[2] != '\0')
        return NOT_UNDERSTOOD;
    exists = stat(operand, &st) == 0;
    switch (operator[1]) {
    case 'n': return status_of(*operand != '\0');
    case 'z': return status_of(*operand == '\0');
    case 'e': return status_of(exists);
    case 'f': return status_of(exists && S_ISREG(st.st_mode));
    case 'd': return status_of(exists && S_ISDIR(st.st_mode));
    case 's': return status_of(exists && st.st_size > 0);
    case 'r': return status_of(access(operand, R_OK) == 0);
    case 'w': return status_of(access(operand, W_OK) == 0);
    case 'x': return status_of(access(operand, X_OK) == 0);
    case 't': return status_of(isatty(atoi(operand)));
    default: return NOT_UNDERSTOOD;
    }
}

static int
test_two(const char *left, const char *operator, const char *right)
{
    static const char *const names[] = { "-eq", "-ne", "-lt", "-le", "-gt", "-ge" };
    long a = strtol(left, NULL, 10);
    long b = strtol(right, NULL, 10);
    bool results[] = { a == b, a != b, a < b, a <= b, a > b, a >= b };

    if (strcmp(operator, "=") == 0)
        return status_of(strcmp(left, right) == 0);
    if (strcmp(operator, "!=") == 0)
        return status_of(strcmp(left, right) != 0);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(operator, names[i]) == 0)
            return status_of(results[i]);
    return NOT_UNDERSTOOD;
}

static int
evaluate(int count, char **words)
{
    int status;

    switch (count) {
    case 0: return 1;
    case 1: return status_of(words[0][0] != '\0');
    case 2:
        if (strcmp(words[0], "!") == 0)
            return status_of(words[1][0] == '\0');
        return test_one(words[0], words[1]);
    case 3:
        status = test_two(words[0], words[1], words[2]);
        if (status != NOT_UNDERSTOOD)
            return status;
    }
    if (strcmp(words[0], "!") != 0)
        return NOT_UNDERSTOOD;
    status = evaluate(count - 1, words + 1);
    return status == NOT_UNDERSTOOD ? status : !status;
}

int
test_command(int argc, char **argv)
{
    int count = argc - 1;
    int status;

    if (strcmp(argv[0], "[") == 0 && strcmp(argv[count--], "]") != 0) {
        shell_error("[: no ] at the end");
        return NOT_UNDERSTOOD;
    }
    status = evaluate(count, argv + 1);
    if (status == NOT_UNDERSTOOD)
        shell_error("%s: condition not understood", argv[0]);
    return status;
}
