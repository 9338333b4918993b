/* SPDX-License-Identifier: MIT */
/* Reads tools/check/suites; a shell expands the words, so that new tests are found without being listed. */
#include "tools/check/suites.h"

#include <stdlib.h>
#include <string.h>

#define LINE_SIZE 1024

struct reader {
    const char *path;
    int line;
    struct suite **next_suite;
    struct suite *suite;
    struct rule **next_rule;
};

__attribute__((noreturn)) static void
wrong(const struct reader *reader, const char *why)
{
    fprintf(stderr, "check: %s:%d: %s\n", reader->path, reader->line, why);
    exit(2);
}

static void *
allocate(size_t size)
{
    void *memory = calloc(1, size);

    if (memory == NULL) {
        fprintf(stderr, "check: out of memory\n");
        exit(2);
    }
    return memory;
}

char *
fill_in(const char *pattern, const char *word)
{
    const char *place = strchr(pattern, '%');
    size_t size = strlen(pattern) + strlen(word) + 1;
    char *text = allocate(size);

    if (place == NULL)
        snprintf(text, size, "%s", pattern);
    else
        snprintf(text, size, "%.*s%s%s", (int)(place - pattern), pattern, word, place + 1);
    return text;
}

static struct rule *
add_rule(struct reader *reader, const char *label, const char *pattern, const char *words)
{
    struct rule *rule = allocate(sizeof(*rule));

    rule->suite = reader->suite;
    rule->label = strdup(label);
    rule->pattern = strdup(pattern);
    rule->words = strdup(words);
    *reader->next_rule = rule;
    reader->next_rule = &rule->next;
    return rule;
}

/* "LABEL: COMMAND -- WORDS". */
static struct rule *
read_rule(struct reader *reader, char *text)
{
    char *command = strstr(text, ": ");
    char *words = NULL;

    for (char *p = strstr(text, " -- "); p != NULL; p = strstr(p + 1, " -- "))
        words = p; /* the last one: commands have -- too */
    if (command == NULL || words == NULL || words < command)
        wrong(reader, "expected LABEL: COMMAND -- WORDS");
    *command = *words = '\0';
    return add_rule(reader, text, command + 2, words + 4);
}

static void
read_suite(struct reader *reader, const char *text)
{
    struct suite *suite = allocate(sizeof(*suite));
    char name[64];

    if (sscanf(text, "%63s %d", name, &suite->budget) != 2)
        wrong(reader, "expected suite NAME SECONDS");
    suite->name = strdup(name);
    *reader->next_suite = suite;
    reader->next_suite = &suite->next;
    reader->suite = suite;
}

static void
read_line(struct reader *reader, char *line)
{
    if (line[0] == '#' || line[0] == '\0')
        return;
    if (strncmp(line, "suite ", 6) == 0)
        read_suite(reader, line + 6);
    else if (reader->suite == NULL)
        wrong(reader, "this is before the first suite");
    else if (strncmp(line, "first ", 6) == 0)
        add_rule(reader, reader->suite->name, line + 6, "all")->first = true;
    else if (strncmp(line, "each ", 5) == 0)
        read_rule(reader, line + 5);
    else if (strncmp(line, "lines ", 6) == 0)
        read_rule(reader, line + 6)->lines = true;
    else
        wrong(reader, "expected suite, first, each or lines");
}

void
suites_read(const char *path, struct suite **suites, struct rule **rules)
{
    struct reader reader = { .path = path, .next_suite = suites, .next_rule = rules };
    char line[LINE_SIZE];
    FILE *file = fopen(path, "r");

    if (file == NULL) {
        fprintf(stderr, "check: %s cannot be read; start me from the top of the tree\n", path);
        exit(2);
    }
    while (fgets(line, sizeof(line), file) != NULL) {
        reader.line++;
        line[strcspn(line, "\n")] = '\0';
        read_line(&reader, line);
    }
    fclose(file);
}

static struct job *
make_job(const struct rule *rule, const char *word)
{
    struct job *job = allocate(sizeof(*job));

    job->rule = rule;
    job->word = strdup(word);
    job->command = fill_in(rule->pattern, word);
    return job;
}

struct job **
suites_add_jobs(const struct rule *rule, struct job **end)
{
    char script[LINE_SIZE + 64], word[LINE_SIZE];
    FILE *list;

    snprintf(script, sizeof(script), "printf '%%s\\n' %s", rule->words);
    list = popen(script, "r");
    while (list != NULL && fgets(word, sizeof(word), list) != NULL) {
        word[strcspn(word, "\n")] = '\0';
        if (!rule->lines && (word[0] == '\0' || strchr(word, '*') != NULL))
            continue; /* nothing matched */
        *end = make_job(rule, word);
        end = &(*end)->next;
    }
    if (list != NULL)
        pclose(list);
    return end;
}
