/* SPDX-License-Identifier: MIT */
/* Reads what a job printed and counts tests: one for its status, or one for every line that says ok, FAIL or skip. */
#include "tools/check/report.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STATUS_SKIP  77
#define LINE_SIZE    4096
#define SHOWN_LINES  40

static int passed, failed, skipped;
static bool verbose;

void
report_verbose(void)
{
    verbose = true;
}

/* On a terminal, a line that shows that something happens; it is overwritten by the next one. */
static void
progress(const char *text)
{
    if (isatty(1))
        printf("\r\033[K%d passed, %d failed, %d skipped   %s", passed, failed, skipped, text);
    fflush(stdout);
}

static void
clear_progress(void)
{
    if (isatty(1))
        printf("\r\033[K");
}

static const char *
base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

static void
print_failure(const char *label, const char *name, const char *why, const char *command)
{
    failed++;
    clear_progress();
    printf("FAIL %s/%s: %s\n    alone: %s\n", label, name, why, command);
}

static void
count_skip(const char *label, const char *name, const char *why)
{
    skipped++;
    clear_progress();
    printf("skip %s/%s: %s\n", label, name, why);
}

static void
count_pass(const char *label, const char *name)
{
    passed++;
    if (verbose) {
        clear_progress();
        printf("ok %s/%s\n", label, name);
    }
}

/* The last lines of the output, which are where errors stand. */
static void
print_output(FILE *output)
{
    static char lines[SHOWN_LINES][LINE_SIZE];
    long count = 0;

    rewind(output);
    while (fgets(lines[count % SHOWN_LINES], LINE_SIZE, output) != NULL)
        count++;
    if (count > SHOWN_LINES)
        printf("    | (%ld lines before)\n", count - SHOWN_LINES);
    for (long i = count > SHOWN_LINES ? count - SHOWN_LINES : 0; i < count; i++)
        printf("    | %s%s", lines[i % SHOWN_LINES], strchr(lines[i % SHOWN_LINES], '\n') != NULL ? "" : "\n");
}

static void
report_status(struct job *job)
{
    const char *name = job->rule->first ? "all" : base_name(job->word);
    char line[LINE_SIZE] = "", why[64];

    if (job->status == 0) {
        if (!job->rule->first)
            count_pass(job->rule->label, name);
        return;
    }
    if (job->status == STATUS_SKIP) {
        if (fgets(line, sizeof(line), job->output) != NULL)
            line[strcspn(line, "\n")] = '\0';
        count_skip(job->rule->label, name, line);
        return;
    }
    snprintf(why, sizeof(why), job->timed_out ? "killed, it took too long" : "status %d", job->status);
    print_failure(job->rule->label, name, why, job->command);
    print_output(job->output);
}

/* One line of a job that prints a line a test. Returns whether it is one. */
static bool
report_line(const struct job *job, char *line)
{
    bool fails = strncmp(line, "FAIL ", 5) == 0;
    char *name = strchr(line, ' ');
    char *why;
    char *alone;

    if (!fails && strncmp(line, "ok ", 3) != 0 && strncmp(line, "skip ", 5) != 0)
        return false;
    line[strcspn(line, "\n")] = '\0';
    name++;
    why = strstr(name, ": ");
    if (why != NULL) {
        *why = '\0';
        why += 2;
    }
    alone = fill_in(job->rule->pattern, job->word[0] == '\0' || job->word[0] == '*' ? name : job->word);
    if (fails)
        print_failure(job->rule->label, name, why != NULL ? why : "", alone);
    else if (line[0] == 's')
        count_skip(job->rule->label, name, why != NULL ? why : "");
    else
        count_pass(job->rule->label, name);
    free(alone);
    return true;
}

/* The command may end with 1 if a test failed; anything else means that tests are missing. */
static void
report_lines(struct job *job)
{
    static char line[LINE_SIZE];
    int tests = 0;
    int failed_before = failed;

    while (fgets(line, sizeof(line), job->output) != NULL)
        tests += report_line(job, line);
    if (tests > 0 && !job->timed_out && (job->status == 0 || (job->status == 1 && failed > failed_before)))
        return;
    snprintf(line, sizeof(line), "%s with status %d after %d tests",
             job->timed_out ? "killed, it took too long," : "ended", job->status, tests);
    print_failure(job->rule->label, job->word[0] != '\0' ? job->word : "all", line, job->command);
    print_output(job->output);
}

void
report_job(struct job *job)
{
    if (job->rule->lines)
        report_lines(job);
    else
        report_status(job);
    if (verbose)
        printf("%.1f s: %s\n", job->seconds, job->command);
    progress(job->rule->label);
}

int
report_end(const struct suite *suites)
{
    clear_progress();
    for (; suites != NULL; suites = suites->next)
        if (suites->has_jobs)
            printf("%-8s %4.0f s of %3d%s\n", suites->name, suites->seconds, suites->budget,
                   suites->seconds > suites->budget ? ", over its budget" : "");
    printf("%d passed, %d failed, %d skipped\n", passed, failed, skipped);
    return failed == 0 ? 0 : 1;
}
