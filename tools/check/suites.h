/* SPDX-License-Identifier: MIT */
/* The list of what is to be run, from the file tools/check/suites. */
#pragma once

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

struct suite {
    struct suite *next;
    char *name;
    int budget;                 /* seconds */
    bool has_jobs;              /* something of it has been run */
    double seconds;             /* of the whole machine: the processor time of its jobs over the number of processors */
};

/* A line of the file: from it come as many jobs as there are words. */
struct rule {
    struct rule *next;
    struct suite *suite;
    bool first;                 /* before all others */
    bool lines;                 /* prints a line a test; otherwise its status is the result */
    char *label;
    char *pattern;              /* the command with its % */
    char *words;                /* for a shell to expand */
};

struct job {
    struct job *next;
    const struct rule *rule;
    char *word;
    char *command;              /* the pattern with the word in place of its % */

    pid_t pid;                  /* while it runs */
    FILE *output;
    double started;
    bool timed_out;
    int status;                 /* afterwards, as a shell has it */
    double seconds;             /* of processor time */
};

/* Reads the file. Ends the program with a message if the file is wrong. */
void suites_read(const char *path, struct suite **suites, struct rule **rules);

/* The jobs of a rule, as there are tests now; appended to the list that ends at *end. Returns its new end. */
struct job **suites_add_jobs(const struct rule *rule, struct job **end);

/* The pattern with word in place of its %. The caller frees it. */
char *fill_in(const char *pattern, const char *word);
