/* SPDX-License-Identifier: MIT */
/*
 * One lesson tried in the guest:
 *
 *     the lesson              under each command of its `runs`                       must be accepted
 *     right/ID-*              the same by other means, in its place, as drawn        must be accepted
 *     wrong/parrot            says what it said under the first command, sleeping as long in between, judged as that command
 *                             and as the drawn one                                   must be refused under one of them
 *     wrong/ID-*              says the same and does less, in its place, likewise    must be refused under one of all commands
 *
 * (Where the kernel sees nothing of what a lesson shows, repeating the defaults' output passes; with drawn values it does not.)
 * Each attempt is a deterministic guest of its own.  What it leaves behind lies in one directory as out, err, trace and called.
 * A judgement ends its process where it refuses, so it is done by a child.
 */
#include <fcntl.h>
#include <glob.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/heddle/say.h"
#include "user/lessons/check/called.h"
#include "user/lessons/check/trial.h"

#define MOST_RUNS 16
#define MOST_WORDS 64
#define CLOSELY "--closely "
#define COMPUTE "compute=1000000000" /* virtual nanoseconds: one that loops for ever ends, always at the same place */

struct trial {
    const struct lesson_check *check;
    uint64_t seed;
    char *directory;
    char *runs[MOST_RUNS];      /* the commands, the first with the defaults, the last with drawn values */
    size_t run_count;
    int status;                 /* of the last attempt */
    char *why;                  /* the last refusal */
    bool held;
};

static char *
path_in(const struct trial *t, const char *name)
{
    return text_of("%s/%s", t->directory, name);
}

/* In a child: its standard descriptor is this file from now on. */
static void
redirect(int descriptor, const char *path, int flags)
{
    int fd = open(path, flags, 0600);
    if (fd < 0 || dup2(fd, descriptor) < 0) {
        perror(path);
        _exit(126);
    }
}

/* The child's exit status; what a signal ended counts as 128. */
static int
status_of(pid_t child)
{
    int status;
    if (child < 0 || waitpid(child, &status, 0) < 0) {
        perror("lesson-check");
        exit(2);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

static size_t
cut(char *text, const char *at, char **pieces, size_t room)
{
    size_t n = 0;
    for (char *piece; (piece = strsep(&text, at)) != NULL;) {
        if (*piece && n < room) {
            pieces[n++] = piece;
        }
    }
    return n;
}

/* A command may begin with `--closely `, for us: what follows. */
static const char *
for_machine(const char *command)
{
    return strncmp(command, CLOSELY, strlen(CLOSELY)) == 0 ? command + strlen(CLOSELY) : command;
}

/* Or with `--smp N`, of one digit, which is for the machine: what follows. */
static const char *
after_cpus(const char *command)
{
    command = for_machine(command);
    return strncmp(command, "--smp ", 6) == 0 ? command + 8 : command;
}

/* The host's file of the lesson in the command, or of what is in its place: added, or the build's. */
static char *
program_of(const char *add, const char *command)
{
    const char *words = after_cpus(command), *lesson = strstr(words, "/lessons/");
    if (add) {
        return text_of("%.*s", (int)strcspn(add, ":"), add);
    }
    words = lesson ? lesson : words;
    return text_of("build/user%s%.*s", *words == '/' ? "" : "/bin/", (int)strcspn(words, " "), words);
}

/* Not many programs in a row: there it is the kernel's trace that tells. */
static bool
closely(const struct trial *t, const char *command)
{
    return (t->check->closely && !strstr(command, "/bin/seeds")) || for_machine(command) != command;
}

static void
note_called(struct trial *t, const char *program, const char *command)
{
    FILE *list = fopen(path_in(t, "called"), "w");
    if (!list) {
        perror("called");
        exit(2);
    }
    (closely(t, command) ? called_list_closely : called_list)(program, path_in(t, "code"), list);
    fclose(list);
}

/* Run the command in a guest, with `add` (heddle's --add, or NULL) and this file as standard input.  False: it could not. */
static bool
attempt(struct trial *t, const char *input, const char *add, const char *command)
{
    const char *machine = getenv("MACHINE_SEED");
    char *argv[MOST_WORDS + 20] = { "build/bin/heddle", "run", "--deterministic", "--timeout", "1000", "--cmdline", COMPUTE,
                                    "--seed", text_of("%s", machine ? machine : "1"), "--trace", path_in(t, "trace") };
    size_t n = 11;
    char *program = program_of(add, command), *watch = called_watch(program, path_in(t, "code"), closely(t, command));
    if (!watch) {
        printf("FAIL %s is no program of our linker's: %s\n", t->check->id, program);
        return t->held = false;
    }
    argv[n++] = "--qemu";
    argv[n++] = watch;
    if (after_cpus(command) != for_machine(command)) {
        argv[n++] = "--smp";
        argv[n++] = text_of("%c", for_machine(command)[6]);
    }
    if (add) {
        argv[n++] = "--add";
        argv[n++] = text_of("%s", add);
    }
    argv[n++] = "--";
    cut(text_of("%s", after_cpus(command)), " ", argv + n, MOST_WORDS);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        redirect(STDIN_FILENO, input, O_RDONLY);
        redirect(STDOUT_FILENO, path_in(t, "out"), O_WRONLY | O_CREAT | O_TRUNC);
        redirect(STDERR_FILENO, path_in(t, "err"), O_WRONLY | O_CREAT | O_TRUNC);
        execv(argv[0], argv);
        perror(argv[0]);
        _exit(127);
    }
    t->status = status_of(child);
    note_called(t, program, command);
    if (t->status < 125 || t->status > 127) {
        return true;
    }
    printf("FAIL %s could not run: %s\n%s", t->check->id, command, read_file(path_in(t, "err")));
    return t->held = false;
}

/* What the last attempt left behind is that of the lesson under this command; else t->why. */
static bool
passes(struct trial *t, const char *command)
{
    char *argv[MOST_WORDS + 7] = { text_of("%s", t->check->id), path_in(t, "out"), path_in(t, "err"), path_in(t, "trace"),
                                   path_in(t, "called"), text_of("%d", t->status) };
    size_t words = cut(text_of("%s", after_cpus(command)), " ", argv + 6, MOST_WORDS);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        redirect(STDOUT_FILENO, path_in(t, "why"), O_WRONLY | O_CREAT | O_TRUNC);
        judge(argv, (int)words + 6);
        exit(0);
    }
    bool passed = status_of(child) == 0;
    t->why = read_file(path_in(t, "why"));
    return passed;
}

static void
print_end_of(const char *text)
{
    char *lines[4096];
    size_t n = cut(text_of("%s", text), "\n", lines, 4096);
    for (size_t i = n > 5 ? n - 5 : 0; i < n; i++) {
        printf("    | %s\n", lines[i]);
    }
}

/*
 * The lesson under all commands, of which the default run comes last and leaves its evidence; or a program in its place (`add`)
 * under the last of them.
 */
static void
must_pass(struct trial *t, const char *what, const char *add)
{
    for (size_t i = t->run_count; i-- > (add ? t->run_count - 1 : 0);) {
        if (attempt(t, "/dev/null", add, t->runs[i]) && !passes(t, t->runs[i])) {
            printf("%s", t->why);
            print_end_of(read_file(path_in(t, "err")));
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

/* Where the lesson lies in the guest. */
static char *
place_of(const struct trial *t)
{
    const char *command = after_cpus(t->runs[0]);
    return strndup(command, strcspn(command, " "));
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
    char *said = read_file(path_in(t, "out")), *why;
    size_t left = strlen(said);
    uint64_t begun = 0;
    struct trace trace;
    if (trace_load(&trace, path_in(t, "trace"), &why) < 0) {
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
    FILE *score = fopen(path_in(t, "said"), "w");
    if (!score) {
        perror("said");
        exit(2);
    }
    write_score(t, score);
    fclose(score);
    attempt(t, path_in(t, "said"), text_of("build/user/lessons-wrong/parrot:%s", place_of(t)), t->runs[0]);
    refused(t, "its output repeated with the same sleeps", passes(t, t->runs[0]) && passes(t, t->runs[t->run_count - 1]));
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
        f(t, found.gl_pathv[i], text_of("build/user/lessons-%s/%.*s:%s", kind, (int)strcspn(name, "."), name, place_of(t)));
    }
    globfree(&found);
}

static void
wrong_is_refused(struct trial *t, const char *file, const char *add)
{
    bool passed = true;
    for (size_t i = 0; passed && i < t->run_count; i++) {
        const char *run = t->runs[(t->run_count - i) % t->run_count];       /* the defaults, and backwards from what was drawn */
        attempt(t, "/dev/null", add, run);
        passed = passes(t, run);
    }
    refused(t, file, passed);
}

/* The commands, as the checker prints them. */
static void
ask_runs(struct trial *t)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        redirect(STDOUT_FILENO, path_in(t, "runs"), O_WRONLY | O_CREAT | O_TRUNC);
        t->check->runs(&(struct draw){ t->seed });
        exit(0);
    }
    status_of(child);
    t->run_count = cut(read_file(path_in(t, "runs")), "\n", t->runs, MOST_RUNS);
    if (t->run_count == 0) {
        fprintf(stderr, "lesson-check: %s has no runs\n", t->check->id);
        exit(2);
    }
}

static void
clean(struct trial *t)
{
    static const char *const files[] = { "runs", "out", "err", "trace", "code", "called", "why", "said" };
    if (getenv("KEEP")) {
        printf("    evidence: %s\n", t->directory);
        return;
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        unlink(path_in(t, files[i]));
    }
    rmdir(t->directory);
}

static struct trial
begin(const struct lesson_check *check, uint64_t seed)
{
    struct trial t = { .check = check, .seed = seed, .held = true };
    mkdir("build/lessons-tried", 0777);
    t.directory = mkdtemp(text_of("build/lessons-tried/%s-XXXXXX", check->id));
    if (!t.directory) {
        perror("lesson-check: no directory for the evidence");
        exit(2);
    }
    ask_runs(&t);
    return t;
}

void
trial_of_another(const struct lesson_check *check, uint64_t seed, const char *program)
{
    struct trial t = begin(check, seed);
    char *add = text_of("%s:%s", program, place_of(&t));
    for (size_t i = 0; i < t.run_count; i++) {
        if (!attempt(&t, "/dev/null", add, t.runs[i])) {
            exit(2);
        }
        bool passed = passes(&t, t.runs[i]);
        const char *why = passed ? "" : t.why + strlen("FAIL ") + strlen(check->id) + 1;
        printf("%s\t%s\t%.*s\n", passed ? "pass" : "fail", for_machine(t.runs[i]), (int)strcspn(why, "\n"), why);
    }
    clean(&t);
}

bool
trial(const struct lesson_check *check, uint64_t seed)
{
    struct trial t = begin(check, seed);
    must_pass(&t, "the lesson", NULL);
    if (t.held) {
        parrot_is_refused(&t);
        each_other(&t, "right", must_pass);
        each_other(&t, "wrong", wrong_is_refused);
    }
    clean(&t);
    return t.held;
}
