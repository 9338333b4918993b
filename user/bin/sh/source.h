/* SPDX-License-Identifier: MIT */
/* Where the shell's text comes from: a string, a file or pipe, or the line editor. */
#pragma once

#include <stdbool.h>

struct source {
    const char *text;           /* what is at hand: text[position..length) */
    long position, length;
    char *line_memory;          /* the text's memory if it was read line by line */
    int fd;                     /* where more comes from, -1: nowhere */
    bool edited;                /* through the line editor */
    bool ended;                 /* there was no more: not asked again */
    bool interrupted;           /* Ctrl-C: the command so far is void */
    const char *prompt;         /* of the first line; the lines after it get "> " */
    int line;
};

void source_from_text(struct source *source, const char *text);
void source_from_fd(struct source *source, int fd, bool edited);
void source_close(struct source *source);

/* The next byte, or -1 at the end (and after Ctrl-C). peek leaves it there. */
int source_peek(struct source *source);
int source_next(struct source *source);
