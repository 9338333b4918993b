/* SPDX-License-Identifier: MIT */
#include "user/lessons/check/attempt.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/heddle/say.h"
#include "user/lessons/check/called.h"
#include "user/lessons/check/trial.h"

#define MOST_WORDS 64
#define CLOSELY_WORD "--closely "
#define STEPWISE_WORD "--stepwise "
#define COMPUTE "compute=1000000000" /* virtual nanoseconds: one that loops for ever ends, always at the same place */
/* Bytes that the emulator may note of one run: the longest of ours takes 190 MB.  The file is cut at twice that. */
#define MOST_NOTED (1 << 29)

char *
trial_file(const struct trial *t, const char *name)
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

/* The child's exit status, what a signal ended counts as 128; or, with WNOHANG, -1: it goes on. */
static int
status_of(pid_t child, int options)
{
    int status;
    pid_t ended = child < 0 ? -1 : waitpid(child, &status, options);
    if (ended < 0) {
        perror("lesson-check");
        exit(2);
    }
    return ended == 0 ? -1 : WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

size_t
cut_text(char *text, const char *at, char **pieces, size_t room)
{
    size_t n = 0;
    for (char *piece; (piece = strsep(&text, at)) != NULL;) {
        if (*piece && n < room) {
            pieces[n++] = piece;
        }
    }
    return n;
}

const char *
for_machine(const char *command)
{
    static const char *const ours[] = { CLOSELY_WORD, STEPWISE_WORD };
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
        if (strncmp(command, ours[i], strlen(ours[i])) == 0) {
            return command + strlen(ours[i]);
        }
    }
    return command;
}

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

/* Not many programs in a row, unless the command says so: there it is the kernel's trace that tells. */
static enum watch
watch_of(const struct trial *t, const char *command)
{
    if (for_machine(command) != command) {
        return strncmp(command, STEPWISE_WORD, strlen(STEPWISE_WORD)) == 0 ? STEPWISE : CLOSELY;
    }
    return strstr(command, "/bin/seeds") || strstr(command, "/bin/explore") ? LOOSELY : t->check->watch;
}

static void
note_called(struct trial *t, const char *program, enum watch watch)
{
    FILE *list = fopen(trial_file(t, "called"), "w");
    if (!list) {
        perror("called");
        exit(2);
    }
    if (watch == LOOSELY) {
        called_list(program, trial_file(t, "code"), list);
    } else {
        called_list_closely(program, trial_file(t, "code"), watch == STEPWISE, list);
    }
    fclose(list);
}

/* The emulator has noted all that it may, and notes no more. */
static bool
noted_too_much(const struct trial *t)
{
    struct stat code;
    return stat(trial_file(t, "code"), &code) == 0 && code.st_size >= MOST_NOTED;
}

static sigset_t
end_of_child(void)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGCHLD);
    return ends;
}

/* Until the child has ended, or has noted too much: then it is ended.  The emulator's threads block SIGXFSZ, so it would go on. */
static void
wait_for(struct trial *t, pid_t child)
{
    const struct timespec look = { .tv_nsec = 200000000 };
    sigset_t ends = end_of_child();
    while ((t->status = status_of(child, WNOHANG)) < 0) {
        sigtimedwait(&ends, NULL, &look);
        if (noted_too_much(t)) {
            kill(child, SIGTERM);
        }
    }
    t->endless = noted_too_much(t);
}

bool
attempt_run(struct trial *t, const char *input, const char *add, const char *command)
{
    const char *machine = getenv("MACHINE_SEED");
    char *argv[MOST_WORDS + 20] = { "build/bin/heddle", "run", "--deterministic", "--timeout", "1000", "--cmdline", COMPUTE,
                                    "--seed", text_of("%s", machine ? machine : "1"), "--trace", trial_file(t, "trace") };
    size_t n = 11;
    char *program = program_of(add, command);
    enum watch how = watch_of(t, command);
    char *watch = called_watch(program, trial_file(t, "code"), how);
    if (!watch) {
        printf("FAIL %s is no program of our linker's: %s\n", t->check->id, program);
        return t->held = false;
    }
    argv[n++] = "--qemu";
    argv[n++] = watch;
    if (how == STEPWISE) {
        argv[n++] = "--one-insn-per-tb";
    }
    if (after_cpus(command) != for_machine(command)) {
        argv[n++] = "--smp";
        argv[n++] = text_of("%c", for_machine(command)[6]);
    }
    if (add) {
        argv[n++] = "--add";
        argv[n++] = text_of("%s", add);
    }
    argv[n++] = "--";
    cut_text(text_of("%s", after_cpus(command)), " ", argv + n, MOST_WORDS);
    fflush(NULL);
    sigset_t ends = end_of_child();
    sigprocmask(SIG_BLOCK, &ends, NULL);    /* wait_for waits for it */
    pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);   /* whoever is ended takes the machine along */
        sigprocmask(SIG_UNBLOCK, &ends, NULL);
        redirect(STDIN_FILENO, input, O_RDONLY);
        redirect(STDOUT_FILENO, trial_file(t, "out"), O_WRONLY | O_CREAT | O_TRUNC);
        redirect(STDERR_FILENO, trial_file(t, "err"), O_WRONLY | O_CREAT | O_TRUNC);
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){ 2ul * MOST_NOTED, 2ul * MOST_NOTED });
        execv(argv[0], argv);
        perror(argv[0]);
        _exit(127);
    }
    wait_for(t, child);
    if (t->endless) {
        return true;
    }
    note_called(t, program, watch_of(t, command));
    if (t->status < 125 || t->status > 127) {
        return true;
    }
    printf("FAIL %s could not run: %s\n%s", t->check->id, command, read_file(trial_file(t, "err")));
    return t->held = false;
}

bool
attempt_passes(struct trial *t, const char *command)
{
    char *argv[MOST_WORDS + 7] = { text_of("%s", t->check->id), trial_file(t, "out"), trial_file(t, "err"), trial_file(t, "trace"),
                                   trial_file(t, "called"), text_of("%d", t->status) };
    if (t->endless) {
        t->why = text_of("FAIL %s its own code runs without a rest: a loop that asks again and again, where it should sleep?\n", t->check->id);
        return false;
    }
    size_t words = cut_text(text_of("%s", after_cpus(command)), " ", argv + 6, MOST_WORDS);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        redirect(STDOUT_FILENO, trial_file(t, "why"), O_WRONLY | O_CREAT | O_TRUNC);
        judge(argv, (int)words + 6);
        exit(0);
    }
    bool passed = status_of(child, 0) == 0;
    t->why = read_file(trial_file(t, "why"));
    return passed;
}

char *
trial_place(const struct trial *t)
{
    const char *command = after_cpus(t->runs[0]);
    return strndup(command, strcspn(command, " "));
}

/* The commands, as the checker prints them. */
static void
ask_runs(struct trial *t)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        redirect(STDOUT_FILENO, trial_file(t, "runs"), O_WRONLY | O_CREAT | O_TRUNC);
        t->check->runs(&(struct draw){ t->seed });
        exit(0);
    }
    status_of(child, 0);
    t->run_count = cut_text(read_file(trial_file(t, "runs")), "\n", t->runs, MOST_RUNS);
    if (t->run_count == 0) {
        fprintf(stderr, "lesson-check: %s has no runs\n", t->check->id);
        exit(2);
    }
}

void
trial_clean(struct trial *t)
{
    static const char *const files[] = { "runs", "out", "err", "trace", "code", "called", "why", "said" };
    if (getenv("KEEP")) {
        printf("    evidence: %s\n", t->directory);
        return;
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        unlink(trial_file(t, files[i]));
    }
    rmdir(t->directory);
}

struct trial
trial_begin(const struct lesson_check *check, uint64_t seed, const char *folder)
{
    struct trial t = { .check = check, .seed = seed, .held = true };
    mkdir("build/lessons-tried", 0777);
    t.directory = mkdtemp(text_of("%s/%s-XXXXXX", folder ? folder : "build/lessons-tried", check->id));
    if (!t.directory) {
        perror("lesson-check: no directory for the evidence");
        exit(2);
    }
    ask_runs(&t);
    return t;
}
