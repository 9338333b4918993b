/* SPDX-License-Identifier: MIT */
/*
 * check: runs Heddle's own tests, as tools/check/suites lists them.
 *
 *      check [-v] [-j JOBS] [-f FILE] [SUITE | LABEL]...
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools/check/pool.h"
#include "tools/check/report.h"

#define USAGE "usage: check [-v] [-j JOBS] [-f FILE] [SUITE | LABEL]...\n"

static char **chosen;
static bool build_failed;

static bool
is_called(const struct rule *rule, const char *name)
{
    return strcmp(name, rule->suite->name) == 0 || strcmp(name, rule->label) == 0;
}

/* Without names everything is chosen. */
static bool
is_chosen(const struct rule *rule)
{
    for (char **name = chosen; *name != NULL; name++)
        if (is_called(rule, *name))
            return true;
    return chosen[0] == NULL;
}

static void
check_names(const struct rule *rules)
{
    for (char **name = chosen; *name != NULL; name++) {
        const struct rule *rule = rules;

        while (rule != NULL && !is_called(rule, *name))
            rule = rule->next;
        if (rule == NULL) {
            fprintf(stderr, "check: no suite and no label is called %s\n", *name);
            exit(2);
        }
    }
}

/* What comes first in the first suite is for all; in another for what is chosen of that one. */
static bool
is_needed(const struct rule *rules, const struct rule *first)
{
    const struct rule *rule = rules;

    while (rule != NULL && !(rule->suite == first->suite && (rule->suite == rules->suite || is_chosen(rule))))
        rule = rule->next;
    return rule != NULL;
}

/* The jobs of the rules that come first, or those of the others that are chosen. */
static struct job *
jobs_of(const struct rule *rules, bool first)
{
    struct job *jobs = NULL;
    struct job **end = &jobs;

    for (const struct rule *rule = rules; rule != NULL; rule = rule->next)
        if (rule->first == first && (first ? is_needed(rules, rule) : is_chosen(rule)))
            end = suites_add_jobs(rule, end);
    return jobs;
}

static void
after_build(struct job *job)
{
    build_failed |= job->status != 0;
    report_job(job);
}

int
main(int argc, char **argv)
{
    const char *file = "tools/check/suites";
    long at_once = 2 * sysconf(_SC_NPROCESSORS_ONLN); /* many jobs wait more than they compute */
    struct suite *suites = NULL;
    struct rule *rules = NULL;
    int option;

    while ((option = getopt(argc, argv, "vj:f:")) != -1) {
        if (option == 'v') {
            report_verbose();
        } else if (option == 'f') {
            file = optarg;
        } else if (option != 'j' || (at_once = atol(optarg)) < 1) {
            fprintf(stderr, USAGE);
            return 2;
        }
    }
    chosen = argv + optind;
    printf("This tests Heddle itself, not your lab (for that: make grade LAB=...).\n");
    suites_read(file, &suites, &rules);
    check_names(rules);
    pool_run(jobs_of(rules, true), 1, after_build);     /* two makes in one tree would meet */
    if (!build_failed)
        pool_run(jobs_of(rules, false), (int)at_once, report_job);
    return report_end(suites);
}
