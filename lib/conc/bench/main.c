/* SPDX-License-Identifier: MIT */
/*
 * The table of make bench-conc.  Each measurement is a process of its own, and its cost the CPU time of that process, its
 * threads and its children: another program on the machine that takes the CPU away is not counted.  The sides take turns,
 * so that both see the same machine, and the medians are compared.  Beside it the ratio by the clock on the wall, which
 * also sees a thread that sleeps where it could work.
 */
#include <conc/bench/bench.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define GOAL 2.0
#define MOST_ROUNDS 99
#define PYTHON_ROUNDS 3

static const struct row {
    const char *name, *what;
    long n, python;             /* how many; 0: not by CPython */
    side *conc, *hand;
} rows[] = {
    { "lock", "acquire and release", 5000000, 500000, conc_lock, hand_lock },
    { "lock:4", "the same, four threads want it", 4000000, 400000, conc_lock_contended, hand_lock_contended },
    { "condition", "there and back between two threads", 20000, 2000, conc_condition, hand_condition },
    { "queue", "put and get", 2000000, 200000, conc_queue, hand_queue },
    { "queue:1-1", "from a thread to another, 64 places", 400000, 40000, conc_queue_pair, hand_queue_pair },
    { "queue:4-4", "from four to four", 400000, 40000, conc_queue_many, hand_queue_many },
    { "thread-pool-map", "a task of nothing, 1000 a map, four threads", 100000, 10000, conc_thread_pool, hand_thread_pool },
    { "process-pool-map", "the same, 10000 a map, four processes", 2000000, 50000, conc_process_pool,
      hand_process_pool },
    { "threads-10us", "a task of ten microseconds", 20000, 0, conc_busy_threads, hand_busy_threads },
    { "processes-10us", "the same", 20000, 0, conc_busy_processes, hand_busy_processes },
};

struct cost {
    double cpu, wall;           /* nanoseconds an operation */
};

static double
in_ns(struct timeval t)
{
    return (double)t.tv_sec * 1e9 + (double)t.tv_usec * 1e3;
}

static double
now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* False: it went wrong. */
static bool
measure(side *s, long n, struct cost *c)
{
    struct rusage used;
    int status;
    fflush(stdout);
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        exit(s(n) ? 0 : 1);
    }
    if (child < 0 || wait4(child, &status, 0, &used) != child || status != 0) {
        return false;
    }
    c->wall = (now() - start) / (double)n;
    c->cpu = (in_ns(used.ru_utime) + in_ns(used.ru_stime)) / (double)n;
    return true;
}

/* cpython.py prints both numbers. */
static bool
ask_python(const char *python, const char *row, long n, struct cost *c)
{
    char command[512];
    snprintf(command, sizeof command, "%s lib/conc/bench/cpython.py %s %ld", python, row, n);
    FILE *f = popen(command, "r");
    bool good = f && fscanf(f, "%lf %lf", &c->cpu, &c->wall) == 2;
    return f && pclose(f) == 0 && good;
}

static int
by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static struct cost
median(const struct cost *c, int n)
{
    double cpu[MOST_ROUNDS], wall[MOST_ROUNDS];
    for (int i = 0; i < n; i++) {
        cpu[i] = c[i].cpu;
        wall[i] = c[i].wall;
    }
    qsort(cpu, (size_t)n, sizeof *cpu, by_value);
    qsort(wall, (size_t)n, sizeof *wall, by_value);
    return (struct cost){ cpu[n / 2], wall[n / 2] };
}

static bool
print_row(const struct row *row, int rounds, const char *python)
{
    struct cost conc[MOST_ROUNDS], hand[MOST_ROUNDS], slow[PYTHON_ROUNDS];
    for (int i = 0; i < rounds; i++) {
        if (!measure(row->hand, row->n, &hand[i]) || !measure(row->conc, row->n, &conc[i])) {
            printf("%-17s went wrong\n", row->name);
            return false;
        }
    }
    struct cost c = median(conc, rounds), h = median(hand, rounds);
    double ratio = c.cpu / h.cpu;
    printf("%-17s %9.0f %9.0f %6.2f %5.2f %-6s %6.2f", row->name, c.cpu, h.cpu, ratio, GOAL,
           ratio <= GOAL ? "" : "missed", c.wall / h.wall);
    fflush(stdout);
    bool asked = python && row->python > 0;
    for (int i = 0; asked && i < PYTHON_ROUNDS; i++) {
        asked = ask_python(python, row->name, row->python, &slow[i]);
    }
    if (asked) {
        double p = median(slow, PYTHON_ROUNDS).cpu;
        printf(" %9.0f %7.1f", p, p / c.cpu);
    } else {
        printf(" %9s %7s", "-", "-");
    }
    printf("  %s\n", row->what);
    fflush(stdout);
    return true;
}

/* The first there is: its command and its version.  NULL: none. */
static const char *
find_python(char *version, int room)
{
    static const char *const names[] = { "python3.11", "python3" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char command[128];
        snprintf(command, sizeof command, "%s -c 'import platform as p; print(p.python_version())' 2>/dev/null", names[i]);
        FILE *f = popen(command, "r");
        bool found = f && fgets(version, room, f);
        if (f && pclose(f) == 0 && found) {
            version[strcspn(version, "\n")] = '\0';
            return names[i];
        }
    }
    return NULL;
}

static bool
is_wanted(const char *name, char **wanted)
{
    bool found = !*wanted;
    for (; *wanted && !found; wanted++) {
        found = strcmp(name, *wanted) == 0;
    }
    return found;
}

/* All of these are rows; if one is not, say so. */
static bool
are_rows(char **wanted)
{
    size_t n = sizeof rows / sizeof rows[0], i = 0;
    for (; *wanted && i < n; wanted++) {
        for (i = 0; i < n && strcmp(rows[i].name, *wanted) != 0; i++) {
        }
    }
    if (i == n) {
        fprintf(stderr, "conc-bench: there is no row %s; there are:", wanted[-1]);
        for (i = 0; i < n; i++) {
            fprintf(stderr, " %s", rows[i].name);
        }
        fprintf(stderr, "\n");
        return false;
    }
    return true;
}

static const char *
print_head(int rounds)
{
    static char version[32];
    const char *python = find_python(version, sizeof version);
    printf("lib/conc natively, beside the same by hand with pthreads, and CPython %s\n"
           "CPU nanoseconds an operation, medians of %d rounds\n",
           python ? version : "(no python3 here: left out)", rounds);
    if (python && strncmp(version, "3.11.", 5) != 0) {
        printf("this is not CPython 3.11: its figures differ\n");
    }
    printf("%-17s %9s %9s %6s %5s %-6s %6s %9s %7s\n", "operation", "conc", "pthread", "ratio", "goal", "", "(wall)",
           "CPython", "/ conc");
    return python;
}

int
main(int argc, char **argv)
{
    int rounds = 7, status = 0;
    argv++;
    if (argc > 2 && strcmp(*argv, "--rounds") == 0) {
        rounds = atoi(argv[1]);
        argv += 2;
    }
    if (rounds < 1 || rounds > MOST_ROUNDS) {
        fprintf(stderr, "usage: conc-bench [--rounds 1..%d] [ROW...]\n", MOST_ROUNDS);
        return 2;
    }
    if (!are_rows(argv)) {
        return 2;
    }
    const char *python = print_head(rounds);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (is_wanted(rows[i].name, argv) && !print_row(&rows[i], rounds, python)) {
            status = 1;
        }
    }
    return status;
}
