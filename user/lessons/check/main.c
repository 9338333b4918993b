/* SPDX-License-Identifier: MIT */
/*
 * lesson-check list                                              the lessons that have a checker
 * lesson-check runs ID SEED                                      the commands to run, one a line
 * lesson-check judge ID OUTPUT ERRORS TRACE CALLED STATUS COMMAND...    0: shows what it must; 1: `FAIL ID why` on stdout
 * lesson-check grade ID SEED PROGRAM [FOLDER]                    another program in the lesson's place, for `heddle grade ID`
 * lesson-check try SEED [ID]...                                  all of that in the guest, and the tests of the checker
 */
#include <stdarg.h>
#include <string.h>

#include "user/lessons/check/trial.h"

extern const struct lesson_check *const __start_lesson_checks[];
extern const struct lesson_check *const __stop_lesson_checks[];

static const char *judged = "?";

void
want_at(bool holds, const char *file, int line, const char *why, ...)
{
    if (holds) {
        return;
    }
    va_list args;
    printf("FAIL %s ", judged);
    va_start(args, why);
    vprintf(why, args);
    va_end(args);
    printf("  (%s:%d)\n", file, line);
    exit(1);
}

const struct lesson_check *
find_check(const char *id)
{
    for (const struct lesson_check *const *c = __start_lesson_checks; c < __stop_lesson_checks; c++) {
        if (strcmp((*c)->id, id) == 0) {
            return *c;
        }
    }
    fprintf(stderr, "lesson-check: no checker for %s\n", id);
    exit(2);
}

char *
read_file(const char *path)
{
    FILE *f = fopen(path, "r");
    if (!f) {
        perror(path);
        exit(2);
    }
    char *text = NULL;
    size_t room = 0;
    if (getdelim(&text, &room, '\0', f) < 0) {
        text = calloc(1, 1);
    }
    fclose(f);
    return text;
}

void
judge(char **argv, int argc)
{
    struct evidence e = { .status = atoi(argv[5]), .argc = argc - 6, .argv = argv + 6 };
    char *why;
    judged = argv[0];
    const struct lesson_check *check = find_check(argv[0]);
    e.output = read_file(argv[1]);
    output_parse(&e, strdup(e.output));
    e.errors = read_file(argv[2]);
    e.called = strcmp(argv[4], "-") == 0 ? NULL : read_file(argv[4]);
    want(trace_load(&e.trace, argv[3], &why) == 0, "the trace: %s", why);
    want(e.trace.lost == 0, "the trace lost %llu records", (unsigned long long)e.trace.lost);
    seen_prepare(&e);
    check->judge(&e);
}

static bool
try(const struct lesson_check *check, uint64_t seed)
{
    bool held = trial(check, seed);
    if (held) {
        printf("ok %s\n", check->id);
    }
    fflush(stdout);
    return held;
}

/* Names are looked up before anything runs. */
static int
try_all(uint64_t seed, char **id, int n)
{
    bool held = true;
    for (int i = 0; i < n; i++) {
        find_check(id[i]);
    }
    for (int i = 0; i < n; i++) {
        held &= try(find_check(id[i]), seed);
    }
    for (const struct lesson_check *const *c = __start_lesson_checks; n == 0 && c < __stop_lesson_checks; c++) {
        held &= try(*c, seed);
    }
    return held ? 0 : 1;
}

int
main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "list") == 0) {
        for (const struct lesson_check *const *c = __start_lesson_checks; c < __stop_lesson_checks; c++) {
            printf("%s\n", (*c)->id);
        }
    } else if (argc == 4 && strcmp(argv[1], "runs") == 0) {
        find_check(argv[2])->runs(&(struct draw){ strtoull(argv[3], NULL, 0) });
    } else if (argc >= 9 && strcmp(argv[1], "judge") == 0) {
        judge(argv + 2, argc - 2);
    } else if ((argc == 5 || argc == 6) && strcmp(argv[1], "grade") == 0) {
        trial_of_another(find_check(argv[2]), strtoull(argv[3], NULL, 0), argv[4], argv[5]);
    } else if (argc >= 3 && strcmp(argv[1], "try") == 0) {
        return try_all(strtoull(argv[2], NULL, 0), argv + 3, argc - 3);
    } else {
        fprintf(stderr, "usage: lesson-check list | runs ID SEED | judge ID OUTPUT ERRORS TRACE CALLED STATUS COMMAND... |\n"
                        "       grade ID SEED PROGRAM [FOLDER] | try SEED [ID]...\n");
        return 2;
    }
    return 0;
}
