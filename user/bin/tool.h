/* SPDX-License-Identifier: MIT */
/*
 * What the small programs share: usage errors (status 2), complaints that let the
 * program go on but make it end with status 1, and "each file named, or standard input".
 *
 *      tool_start("wc", "[-lwc] [FILE]...");
 *      while ((option = getopt(argc, argv, "lwc")) != -1) ... default: usage();
 *      each_input(argv + optind, count_file);
 *      return tool_end();
 */
#pragma once

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
    const char *name;
    const char *synopsis;
    int status;
} tool;

static inline void
tool_start(const char *name, const char *synopsis)
{
    tool.name = name;
    tool.synopsis = synopsis;
}

/* Flushes standard output: a full disk or a closed pipe must not end with status 0. */
static inline int
tool_end(void)
{
    if (fflush(stdout) != 0 && tool.status == 0) {
        fprintf(stderr, "%s: standard output: %s\n", tool.name, strerror(errno));
        tool.status = 1;
    }
    return tool.status;
}

__attribute__((noreturn)) static inline void
usage(void)
{
    fprintf(stderr, "usage: %s %s\n", tool.name, tool.synopsis);
    exit(2);
}

/* Says what errno means for `what`; the program goes on and ends with status 1. */
static inline void
complain(const char *what)
{
    int error = errno;

    fflush(stdout);
    fprintf(stderr, "%s: %s: %s\n", tool.name, what, strerror(error));
    tool.status = 1;
}

__attribute__((noreturn)) static inline void
die(const char *what)
{
    complain(what);
    exit(1);
}

/* A whole decimal number, or a usage error. */
static inline long
number(const char *text)
{
    char *end;
    long value;

    errno = 0;
    value = strtol(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0') {
        fprintf(stderr, "%s: not a number: %s\n", tool.name, text);
        usage();
    }
    return value;
}

/* The number in a first argument -NUMBER, as in `tail -5`, which it takes away; or else. */
static inline long
number_option(int *argc, char ***argv, long otherwise)
{
    if (*argc < 2 || (*argv)[1][0] != '-' || !isdigit((unsigned char)(*argv)[1][1]))
        return otherwise;
    ++*argv;
    --*argc;
    return number(**argv + 1);
}

/* Calls work(stream, name) for every name ("-" is standard input), or once for standard input. */
static inline void
each_input(char **names, void (*work)(FILE *, const char *))
{
    if (*names == NULL) {
        work(stdin, "-");
        return;
    }
    for (; *names != NULL; names++) {
        FILE *stream = strcmp(*names, "-") == 0 ? stdin : fopen(*names, "r");

        if (stream == NULL) {
            complain(*names);
            continue;
        }
        work(stream, *names);
        if (stream != stdin)
            fclose(stream);
    }
}

/* Writes all of it. Returns 0, or -1 with errno set. */
static inline int
write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t n = write(fd, bytes, length);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        bytes += n;
        length -= (size_t)n;
    }
    return 0;
}

/* Copies until end of file. Returns 0, or -1 with errno set. */
static inline int
copy_all(int from, int to)
{
    static char buffer[32768];

    for (;;) {
        ssize_t n = read(from, buffer, sizeof(buffer));

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return (int)n;
        if (write_all(to, buffer, (size_t)n) < 0)
            return -1;
    }
}
