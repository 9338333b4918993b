/* SPDX-License-Identifier: MIT */
/* Tagged lines in their order, word for word: for lessons of which the kernel sees nothing but the writing. */
#include <stdarg.h>
#include <string.h>

#include "user/lessons/check/check.h"

/* The next line that begins with @, without it; NULL: no more. */
static const char *
next_line(const char **at, size_t *length)
{
    while (**at) {
        const char *line = *at;
        *length = strcspn(line, "\n");
        *at += *length + (line[*length] == '\n');
        if (*line == '@') {
            (*length)--;
            return line + 1;
        }
    }
    return NULL;
}

void
want_said(struct evidence *e, const char *format, ...)
{
    char expected[512];
    size_t length = 0;
    va_list args;
    va_start(args, format);
    vsnprintf(expected, sizeof expected, format, args);
    va_end(args);
    e->said = e->said ? e->said : e->output;
    const char *line = next_line(&e->said, &length);
    want(line, "nothing more is said, where @%s should be", expected);
    want(strlen(expected) == length && strncmp(line, expected, length) == 0, "@%.*s is said, not @%s", (int)length, line,
         expected);
}

void
want_no_more(struct evidence *e)
{
    size_t length = 0;
    e->said = e->said ? e->said : e->output;
    const char *line = next_line(&e->said, &length);
    want(!line, "@%.*s is said after the end", (int)length, line);
}
