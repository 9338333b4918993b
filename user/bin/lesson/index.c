/* SPDX-License-Identifier: MIT */
/* The index, and what a lesson's opening comment says. */
#include "user/bin/lesson/lesson.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INDEX "/lessons/index"

char *
index_read(void)
{
    FILE *f = fopen(INDEX, "r");
    char *text = NULL;
    size_t room = 0;

    if (f) {
        getdelim(&text, &room, '\0', f);
        fclose(f);
    }
    return text;
}

/* Cut a line at its tabs.  False if it is no lesson's. */
static bool
parse_head(char *line, struct lesson *l)
{
    l->id = strsep(&line, "\t");
    l->program = strsep(&line, "\t");
    l->title = line;
    return l->title;
}

/* The lines of a comment are those that begin with a space, or nothing. */
bool
index_next(char **index, struct lesson *l)
{
    char *head = strsep(index, "\n");

    if (!head || !parse_head(head, l))
        return false;
    l->text = *index;
    while (*index && (**index == ' ' || **index == '\n')) {
        char *end = strchr(*index, '\n');

        if (!end || (end[1] != ' ' && end[1] != '\n')) {
            if (end)
                *end++ = '\0';
            *index = end;
            break;
        }
        *index = end + 1;
    }
    return true;
}

const char *
family_name(char letter)
{
    static const char *const names[] = {
        "Processes", "Process pools", "Communication between processes", "Threads", "Synchronisation",
        "Queues between threads", "Executors and futures", "Networks", "Many descriptors at once",
        "Coroutines and the event loop", "Distributed", "The system looked at",
    };
    static const char letters[] = "PQRTSKFNMCDY";
    const char *at = strchr(letters, letter);

    return at && *at ? names[at - letters] : "Others";
}

/* Where the paragraph that begins with this word is, or the end. */
static const char *
part(const struct lesson *l, const char *word)
{
    const char *at = strstr(l->text, word);

    return at ? at : l->text + strlen(l->text);
}

static void
say(const char *from, const char *to)
{
    while (to > from && to[-1] == '\n')
        to--;
    while (from < to && *from == '\n')
        from++;
    printf("%.*s\n", (int)(to - from), from);
    fflush(stdout);
}

void
say_before(const struct lesson *l)
{
    printf("%s  %s\n\n", l->id, l->title);
    say(l->text, part(l, "\n Why:"));
    printf("\n");
    fflush(stdout);
}

void
say_after(const struct lesson *l)
{
    printf("\n");
    say(part(l, "\n Why:"), l->text + strlen(l->text));
}
