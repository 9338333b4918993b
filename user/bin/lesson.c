/* SPDX-License-Identifier: MIT */
/*
 * lesson             lists the lessons, by family, one line each
 * lesson ID [ARG]... runs one; P2 and p2 are the same
 *
 * What there is stands in /lessons/index, which the build makes of the first line of each lesson's opening
 * comment: ID, program and title, with tabs between.  Sorted, so that families come together.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define INDEX "/lessons/index"

struct lesson {
    char *id, *program, *title;
};

static const char *
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

/* Cut a line of the index at its tabs.  False if it is none. */
static bool
parse(char *line, struct lesson *l)
{
    l->id = line;
    l->program = strchr(line, '\t');
    l->title = l->program ? strchr(l->program + 1, '\t') : NULL;
    if (!l->title) {
        return false;
    }
    *l->program++ = '\0';
    *l->title++ = '\0';
    l->title[strcspn(l->title, "\n")] = '\0';
    return true;
}

static void
list(FILE *index)
{
    char line[256], family = 0;
    struct lesson l;
    while (fgets(line, sizeof line, index)) {
        if (!parse(line, &l)) {
            continue;
        }
        if (l.id[0] != family) {
            family = l.id[0];
            printf("%s\n", family_name(family));
        }
        printf("  %-4s %s\n", l.id, l.title);
    }
    printf("Run one with: lesson ID [ARGUMENT]...\n");
}

/* Returns only if it cannot be run. */
static int
run(FILE *index, char **argv)
{
    char line[256], path[256];
    struct lesson l;
    while (fgets(line, sizeof line, index)) {
        if (parse(line, &l) && strcasecmp(l.id, argv[1]) == 0) {
            fclose(index);
            snprintf(path, sizeof path, "/lessons/%s", l.program);
            execv(path, argv + 1);
            fprintf(stderr, "lesson: %s: %s\n", path, strerror(errno));
            return 126;
        }
    }
    fprintf(stderr, "lesson: there is no lesson %s; `lesson` lists them\n", argv[1]);
    return 1;
}

int
main(int argc, char **argv)
{
    FILE *index = fopen(INDEX, "r");
    if (!index) {
        fprintf(stderr, "lesson: %s: %s\n", INDEX, strerror(errno));
        return 1;
    }
    if (argc > 1) {
        return run(index, argv);
    }
    list(index);
    return 0;
}
