/* SPDX-License-Identifier: MIT */
/*
 * One lesson tried in the guest:
 *
 *     the lesson              under each command of its `runs`                       must be accepted
 *     right/ID-*              the same by other means, in its place, under the
 *                             first command, the defaults, and the drawn one         must be accepted
 *     wrong/parrot            says what it said under the first command, sleeping as long in between, judged as that command
 *                             and as the drawn one                                   must be refused under one of them
 *     wrong/ID-*              says the same and does less, in its place, likewise    must be refused under one of all commands
 *
 * (Where the kernel sees nothing of what a lesson shows, repeating the defaults' output passes; with drawn values it does not.)
 */
#include <glob.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tools/heddle/say.h"
#include "user/lessons/check/attempt.h"
#include "user/lessons/check/trial.h"


static void
print_end_of(const char *text)
{
    char *lines[4096];
    size_t n = cut_text(text_of("%s", text), "\n", lines, 4096);
    for (size_t i = n > 5 ? n - 5 : 0; i < n; i++) {
        printf("    | %s\n", lines[i]);
    }
}

/*
 * The lesson under all commands, of which the default run comes last and leaves its evidence; or a program in its place (`add`)
 * under the last and the first of them, or with EVERY in the environment under all.
 */
static void
must_pass(struct trial *t, const char *what, const char *add)
{
    for (size_t i = t->run_count; i-- > 0;) {
        bool between = add && i > 0 && i < t->run_count - 1 && !getenv("EVERY");
        if (!between && attempt_run(t, "/dev/null", add, t->runs[i]) && !attempt_passes(t, t->runs[i])) {
            printf("%s", t->why);
            print_end_of(read_file(trial_file(t, "err")));
            printf("    command: %s    of: %s    again: run.sh -s %llu %s\n", t->runs[i], what, (unsigned long long)t->seed,
                   t->check->id);
            t->held = false;
        }
    }
}

static void
refused(struct trial *t, const char *what, bool passed)
{
    if (passed) {
        printf("FAIL %s lets pass: %s\n", t->check->id, what);
        t->held = false;
    } else if (getenv("VERBOSE")) {
        printf("refused %s: %s", what, t->why);
    }
}

/* This end of a write is that of one to standard output: so its thread entered it. */
static bool
wrote_output(const struct trace *trace, const struct trace_record *end)
{
    for (const struct trace_record *r = end - 1; r >= trace->records; r--) {
        if (r->type == TRACE_ENTER && r->world == end->world && r->tid == end->tid) {
            return r->b == STDOUT_FILENO;
        }
    }
    return false;
}

/* For the parrot: each piece of the output, with the time since the first program began. */
static void
write_score(struct trial *t, FILE *to)
{
    char *said = read_file(trial_file(t, "out")), *why;
    size_t left = strlen(said);
    uint64_t begun = 0;
    struct trace trace;
    if (trace_load(&trace, trial_file(t, "trace"), &why) < 0) {
        fprintf(stderr, "lesson-check: %s\n", why);
        exit(2);
    }
    for (const struct trace_record *r = trace.records; r < trace.records + trace.count; r++) {
        begun = r->type == TRACE_PROCESS_START && !begun ? r->time_ns : begun;
        if (r->type == TRACE_EXIT && r->a == SYS_write && r->b <= left && r > trace.records && wrote_output(&trace, r)) {
            fprintf(to, "%llu %llu\n", (unsigned long long)(r->time_ns - begun), (unsigned long long)r->b);
            fwrite(said, 1, r->b, to);
            said += r->b;
            left -= r->b;
        }
    }
    fprintf(to, "0 %zu\n%s", left, said);
    trace_free(&trace);
}

/* After the lesson itself. */
static void
parrot_is_refused(struct trial *t)
{
    FILE *score = fopen(trial_file(t, "said"), "w");
    if (!score) {
        perror("said");
        exit(2);
    }
    write_score(t, score);
    fclose(score);
    attempt_run(t, trial_file(t, "said"), text_of("build/user/lessons-wrong/parrot:%s", trial_place(t)), t->runs[0]);
    refused(t, "its output repeated with the same sleeps", attempt_passes(t, t->runs[0]) && attempt_passes(t, t->runs[t->run_count - 1]));
}

/* Calls f for each file right/ID-* or wrong/ID-*, with the --add that puts the program made of it in the lesson's place. */
static void
each_other(struct trial *t, const char *kind, void (*f)(struct trial *t, const char *file, const char *add))
{
    glob_t found;
    if (glob(text_of("user/lessons/check/%s/%s-*", kind, t->check->id), 0, NULL, &found) != 0) {
        return;
    }
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char *name = strrchr(found.gl_pathv[i], '/') + 1;
        f(t, found.gl_pathv[i], text_of("build/user/lessons-%s/%.*s:%s", kind, (int)strcspn(name, "."), name, trial_place(t)));
    }
    globfree(&found);
}

static void
wrong_is_refused(struct trial *t, const char *file, const char *add)
{
    bool passed = true;
    for (size_t i = 0; passed && i < t->run_count; i++) {
        const char *run = t->runs[(t->run_count - i) % t->run_count];       /* the defaults, and backwards from what was drawn */
        attempt_run(t, "/dev/null", add, run);
        passed = attempt_passes(t, run);
    }
    refused(t, file, passed);
}

void
trial_of_another(const struct lesson_check *check, uint64_t seed, const char *program, const char *folder)
{
    struct trial t = trial_begin(check, seed, folder);
    char *add = text_of("%s:%s", program, trial_place(&t));
    for (size_t i = 0; i < t.run_count; i++) {
        if (!attempt_run(&t, "/dev/null", add, t.runs[i])) {
            exit(2);
        }
        bool passed = attempt_passes(&t, t.runs[i]);
        const char *why = passed ? "" : t.why + strlen("FAIL ") + strlen(check->id) + 1;
        printf("%s\t%s\t%.*s\n", passed ? "pass" : "fail", for_machine(t.runs[i]), (int)strcspn(why, "\n"), why);
    }
    trial_clean(&t);
}

bool
trial(const struct lesson_check *check, uint64_t seed)
{
    struct trial t = trial_begin(check, seed, NULL);
    must_pass(&t, "the lesson", NULL);
    if (t.held) {
        parrot_is_refused(&t);
        each_other(&t, "right", must_pass);
        each_other(&t, "wrong", wrong_is_refused);
    }
    trial_clean(&t);
    return t.held;
}
