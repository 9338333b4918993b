/* SPDX-License-Identifier: MIT */
/* ulimit [-HS] [-OPTION] [NUMBER | unlimited]: what the shell and the programs it starts may use.  Units, and what
 * -a prints, are those of other shells. */
#include "user/bin/sh/builtins.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "user/bin/sh/shell.h"

static const struct kind {
    char option;
    int resource;
    rlim_t unit;
    const char *name;
} kinds[] = {
    { 't', RLIMIT_CPU, 1, "time(seconds)" },
    { 'f', RLIMIT_FSIZE, 512, "file(blocks)" },
    { 'd', RLIMIT_DATA, 1024, "data(kbytes)" },
    { 's', RLIMIT_STACK, 1024, "stack(kbytes)" },
    { 'c', RLIMIT_CORE, 512, "coredump(blocks)" },
    { 'm', RLIMIT_RSS, 1024, "memory(kbytes)" },
    { 'l', RLIMIT_MEMLOCK, 1024, "locked memory(kbytes)" },
    { 'p', RLIMIT_NPROC, 1, "process" },
    { 'u', RLIMIT_NPROC, 1, NULL }, /* the same in bash */
    { 'n', RLIMIT_NOFILE, 1, "nofiles" },
    { 'v', RLIMIT_AS, 1024, "vmemory(kbytes)" },
    { 'q', RLIMIT_MSGQUEUE, 1, "message queues(bytes)" },
};

#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

static const struct kind *
find(char option)
{
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].option == option)
            return &kinds[i];
    return NULL;
}

static void
print(const struct kind *kind, bool hard)
{
    struct rlimit limit;
    rlim_t value;

    getrlimit(kind->resource, &limit);
    value = hard ? limit.rlim_max : limit.rlim_cur;
    if (value == RLIM_INFINITY)
        puts("unlimited");
    else
        printf("%llu\n", (unsigned long long)(value / kind->unit));
}

static int
print_all(bool hard)
{
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].name != NULL) {
            printf("%-20s ", kinds[i].name);
            print(&kinds[i], hard);
        }
    return 0;
}

static int
set(const struct kind *kind, bool soft, bool hard, const char *text)
{
    struct rlimit limit;
    rlim_t value = RLIM_INFINITY;
    char *end;

    if (strcmp(text, "unlimited") != 0) {
        value = strtoull(text, &end, 10) * kind->unit;
        if (end == text || *end != '\0') {
            shell_error("ulimit: not a number: %s", text);
            return 2;
        }
    }
    getrlimit(kind->resource, &limit);
    if (hard)
        limit.rlim_max = value;
    if (soft)
        limit.rlim_cur = value;
    if (setrlimit(kind->resource, &limit) == 0)
        return 0;
    shell_error("ulimit: %s", strerror(errno));
    return 2;
}

int
ulimit_command(int argc, char **argv)
{
    const struct kind *kind = find('f');
    bool soft = false, hard = false, all = false;
    int i = 1;

    for (; i < argc && argv[i][0] == '-'; i++)
        for (const char *o = argv[i] + 1; *o != '\0'; o++)
            if (*o == 'H')
                hard = true;
            else if (*o == 'S')
                soft = true;
            else if (*o == 'a')
                all = true;
            else if ((kind = find(*o)) == NULL) {
                shell_error("ulimit: no option -%c", *o);
                return 2;
            }
    if (all)
        return print_all(hard && !soft);
    if (i < argc)
        return set(kind, soft || !hard, hard || !soft, argv[i]);
    print(kind, hard && !soft);
    return 0;
}
