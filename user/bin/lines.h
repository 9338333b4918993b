/* SPDX-License-Identifier: MIT */
/* All lines of some files in memory, without their line ends: for sort and its friends. */
#pragma once

#include "user/bin/tool.h"

static struct {
    char **line;
    size_t count, room;
} lines;

static inline void
lines_add(char *line)
{
    if (lines.count == lines.room) {
        lines.room = lines.room ? lines.room * 2 : 256;
        lines.line = realloc(lines.line, lines.room * sizeof(*lines.line));
        if (lines.line == NULL)
            die("memory");
    }
    lines.line[lines.count++] = line;
}

/* Fits each_input(). */
static inline void
lines_read(FILE *stream, const char *name)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t length;

    while ((length = getline(&line, &size, stream)) > 0) {
        if (line[length - 1] == '\n')
            line[length - 1] = '\0';
        lines_add(line);
        line = NULL;
        size = 0;
    }
    free(line);
    if (ferror(stream))
        complain(name);
}
