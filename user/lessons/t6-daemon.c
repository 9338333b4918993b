/* SPDX-License-Identifier: MIT */
/*
 * T6  Daemon threads: five programs, and when the daemon dies.
 *
 * Python: t.daemon = True before t.start().  The notes say that it dies "when the main thread ends", and show five programs:
 *
 *     a          five daemons sleep 2 s; main prints how long it took and ends: no results
 *     b          a daemon counts every half second, main sleeps 2 s and calls exit(): 4 lines, or 5
 *     e1         the daemon alex works 2 s, and nobody else is there: alex is never done
 *     e2, e3     the daemon alex, and egon, who is none, both by work1 (e2: 2 s; e3: 5 s): a tie
 *     e2-work2   egon works 5 s: alex is done
 *     e3-work2   egon works 2 s: alex is not
 *     exit       main calls exit() while an ordinary thread works: it is done all the same
 *     _exit      main calls _exit(): it is not
 *
 * Without arguments it runs them all, each as a child process.
 *
 * Look at: main's code ends at once in e2-work2, and the daemon lives on for 2 s.  It dies with the last thread that is no daemon.
 *
 * The ties: with `count` in front it runs only one, and the exit status is how often that said @done.
 *
 *     build/bin/heddle run --deterministic -- explore -a -n 40 /lessons/t6-daemon count e2
 *
 * Why: at the end of main the library waits for all threads that are no daemons, then ends the process, and the kernel ends what
 * is left of it, wherever it is.  In a tie alex and egon are woken by the same tick; whether alex can still print before egon's
 * end is the end of all depends on who is taken first.  The notes print one of both endings as if it were the only one.
 *
 * Try: lesson t6 all               lesson t6 count PROGRAM ...
 *      lesson t6 a SECONDS THREADS      lesson t6 b PAUSE ROUNDS MAIN_SECONDS     lesson t6 exit|_exit SECONDS
 *      lesson t6 e1|e2|e3|... WORK1 WORK2
 */
#include "lesson.h"

#include <sys/wait.h>
#include <unistd.h>

#include <conc/thread.h>

static int64_t work1_time, work2_time;
static long rounds;

static void
start(void (*target)(void *), void *arg, bool daemon)
{
    struct thread *t = thread_new(target, arg);
    thread_set_daemon(t, daemon);
    thread_start(t);
}

static void
work(const char *name, int64_t seconds)
{
    printf("@running name=%s pid=%d\n", name, getpid());
    conc_sleep(seconds);
    printf("@done name=%s pid=%d\n", name, getpid());
}

static void
work1(void *name)
{
    work(name, work1_time);
}

static void
work2(void *name)
{
    work(name, work2_time);
}

static void
count_up(void *arg)
{
    (void)arg;
    for (long i = 0; i < rounds; i++) {
        printf("@done round=%ld pid=%d\n", i, getpid());
        conc_sleep(work1_time);
    }
}

static void
program_a(int argc, char **argv)
{
    work1_time = arg_seconds(argc, argv, 2, "2");
    int64_t began = conc_now();
    for (long n = arg_number(argc, argv, 3, 5); n > 0; n--) {
        start(work1, "long-time-task", true);
    }
    printf("@main pid=%d ms=%ld\n", getpid(), milliseconds_since(began));
}

static void
program_b(int argc, char **argv)
{
    work1_time = arg_seconds(argc, argv, 2, "0.5");
    rounds = arg_number(argc, argv, 3, 10);
    start(count_up, NULL, true);
    conc_sleep(arg_seconds(argc, argv, 4, "2"));
    printf("@main pid=%d what=game-over\n", getpid());
    exit(0);
}

static void
program_e(const char *which, int argc, char **argv)
{
    bool third = which[1] == '3';
    work1_time = arg_seconds(argc, argv, 2, third ? "5" : "2");
    work2_time = arg_seconds(argc, argv, 3, third ? "2" : "5");
    start(work1, "alex", true);
    if (which[1] != '1') {
        start(which[2] ? work2 : work1, "egon", false);
    }
    printf("@main pid=%d what=end\n", getpid());
}

static void
program_exit(const char *which, int argc, char **argv)
{
    work1_time = arg_seconds(argc, argv, 2, "1");
    start(work1, "ordinary", false);
    printf("@main pid=%d what=%s\n", getpid(), which);
    if (which[0] == '_') {
        _exit(0);
    }
    exit(0);
}

static void
run(int argc, char **argv)
{
    const char *which = arg_word(argc, argv, 1, "a|b|e1|e2|e3|e2-work2|e3-work2|exit|_exit", "a");
    switch (which[0]) {
    case 'a': program_a(argc, argv); break;
    case 'b': program_b(argc, argv); break;
    case 'e': which[1] == 'x' ? program_exit(which, argc, argv) : program_e(which, argc, argv); break;
    default: program_exit(which, argc, argv);
    }
}

/* Passes on what the program prints, until all of its threads are gone. */
static int
count_done(FILE *program)
{
    char line[128];
    int done = 0;
    while (fgets(line, sizeof line, program)) {
        fputs(line, stdout);
        done += strncmp(line, "@done", 5) == 0;
    }
    return done;
}

static int
run_and_count(int argc, char **argv)
{
    int ends[2];
    if (pipe(ends) < 0) {
        perror("pipe");
        return 99;
    }
    if (fork() == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        run(argc, argv);
        exit(0);
    }
    close(ends[1]);
    int done = count_done(fdopen(ends[0], "r"));
    wait(NULL);
    return done;
}

static void
run_all(char **argv)
{
    static char *programs[] = { "a", "b", "e1", "e2", "e3", "e2-work2", "e3-work2", "exit", "_exit" };
    for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
        char *words[] = { argv[0], programs[i], NULL };
        int64_t began = conc_now();
        printf("@program name=%s\n", programs[i]);
        int done = run_and_count(2, words);
        printf("@end name=%s done=%d ms=%ld\n", programs[i], done, milliseconds_since(began));
    }
}

int
main(int argc, char **argv)
{
    lesson_begin();
    if (argc < 2 || strcmp(argv[1], "all") == 0) {
        run_all(argv);
    } else if (strcmp(argv[1], "count") == 0) {
        return run_and_count(argc - 1, argv + 1);
    } else {
        run(argc, argv);
    }
}
