/* SPDX-License-Identifier: MIT */
/* The tagged lines of a program's output. */
#include <string.h>

#include "user/lessons/check/check.h"

static void
parse_line(struct line *l, char *text)
{
    char *rest = text;
    l->word = strsep(&rest, " ");
    for (char *piece; (piece = strsep(&rest, " ")) != NULL && l->pairs < 8;) {
        char *value = strchr(piece, '=');
        if (value) {
            *value++ = '\0';
            l->pair[l->pairs].key = piece;
            l->pair[l->pairs++].value = value;
        }
    }
}

void
output_parse(struct evidence *e, char *text)
{
    size_t room = 0;
    for (char *line; (line = strsep(&text, "\n")) != NULL;) {
        if (*line != '@') {
            continue;
        }
        if (e->line_count == room) {
            room = room ? room * 2 : 64;
            e->lines = realloc(e->lines, room * sizeof *e->lines);
        }
        e->lines[e->line_count] = (struct line){ 0 };
        parse_line(&e->lines[e->line_count++], line + 1);
    }
}

const struct line *
find_line(const struct evidence *e, const char *word, size_t n)
{
    for (size_t i = 0; i < e->line_count; i++) {
        if (strcmp(e->lines[i].word, word) == 0 && n-- == 0) {
            return &e->lines[i];
        }
    }
    return NULL;
}

const struct line *
need_line(const struct evidence *e, const char *word, size_t n)
{
    const struct line *l = find_line(e, word, n);
    want(l, "there is no line @%s%s", word, n ? " (any more)" : "");
    return l;
}

size_t
count_lines(const struct evidence *e, const char *word)
{
    size_t n = 0;
    while (find_line(e, word, n)) {
        n++;
    }
    return n;
}

const char *
value_of(const struct line *l, const char *key)
{
    for (size_t i = 0; i < l->pairs; i++) {
        if (strcmp(l->pair[i].key, key) == 0) {
            return l->pair[i].value;
        }
    }
    want(false, "@%s has no %s=", l->word, key);
    return NULL;
}

long
number_of(const struct line *l, const char *key)
{
    const char *text = value_of(l, key);
    char *end;
    long n = strtol(text, &end, 0);
    want(*text && !*end, "@%s: %s=%s is not a number", l->word, key, text);
    return n;
}

bool
says(const struct line *l, const char *key, const char *value)
{
    return strcmp(value_of(l, key), value) == 0;
}

void
want_ms(const struct line *l, const char *key, int64_t expected)
{
    long ms = number_of(l, key);
    want(near(MILLISECONDS(ms), expected), "@%s says %s=%ld, not %ld", l->word, key, ms,
         (long)(expected / MILLISECONDS(1)));
}
