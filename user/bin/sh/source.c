/* SPDX-License-Identifier: MIT */
/*
 * Sources of text. A pipe or a file is read byte by byte up to the line's end and not beyond it,
 * because what follows may be meant for a program that the line starts: `sh <file` with `cat` in the file.
 */
#include "user/bin/sh/source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "user/bin/sh/buffer.h"
#include "user/bin/sh/edit.h"

void
source_from_text(struct source *source, const char *text)
{
    *source = (struct source){ .text = text, .length = (long)strlen(text), .fd = -1, .line = 1 };
}

void
source_from_fd(struct source *source, int fd, bool edited)
{
    *source = (struct source){ .text = "", .fd = fd, .edited = edited, .line = 1 };
}

void
source_close(struct source *source)
{
    free(source->line_memory);
    if (source->fd > 2)
        close(source->fd);
}

static char *
read_line(int fd)
{
    struct buffer line = { NULL, 0, 0 };
    char c = '\0';

    while (c != '\n') {
        ssize_t n = read(fd, &c, 1);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        buffer_put(&line, c);
    }
    return line.bytes;
}

/* Returns whether there is more text now. */
static bool
refill(struct source *source)
{
    if (source->fd < 0 || source->ended)
        return false;
    free(source->line_memory);
    if (source->edited)
        source->line_memory = edit_line(source->prompt, &source->interrupted);
    else
        source->line_memory = read_line(source->fd);
    source->prompt = "> ";
    source->text = source->line_memory;
    source->position = 0;
    source->length = source->text != NULL ? (long)strlen(source->text) : 0;
    source->ended = source->length == 0 && !source->interrupted;
    return source->length > 0;
}

int
source_peek(struct source *source)
{
    if (source->interrupted)
        return -1;
    if (source->position == source->length && !refill(source))
        return -1;
    return (unsigned char)source->text[source->position];
}

int
source_next(struct source *source)
{
    int c = source_peek(source);

    if (c >= 0)
        source->position++;
    if (c == '\n')
        source->line++;
    return c;
}
