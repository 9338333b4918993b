/* SPDX-License-Identifier: MIT */
/*
 * lesson --under ID: what was under it, as the kernel saw it in that run (heddle_ladders).  Each way in which a thread
 * came to sleep is a stack of return addresses, here a ladder from the lesson down:
 *
 *     the lesson's function -> Python's name for what it calls -> lib/conc -> C library -> system call
 *         -> wait queue -> context switch
 *
 * Where the kernel is not asked at all, it ends where the library changes stacks by itself (a mark that lib/conc/fiber.c makes for
 * this), or where a page is copied that a write found shared.
 */
#include "user/bin/lesson/lesson.h"
#include "user/bin/lesson/symbols.h"

#include <conc/fiber.h>
#include <heddle.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

#define MOST 128                /* ladders asked for */
#define SHOWN 12
#define ENDS_BELOW 5            /* calls: a library function that tells of its last switch has fewer below it */
#define PYTHON "/lessons/python"

static struct heddle_ladder ladders[MOST];
static char callers[MOST][2 * sizeof ((struct place *)0)->function];

static void
look_at_me(void)
{
    if (heddle_ladders(NULL, 0) < 0)
        perror("lesson: the kernel cannot look");
    setenv(FIBER_WATCHED, "1", 1);
}

/* Python's name for a function of lib/conc: a line "function<TAB>name" of the table, or NULL. */
static const char *
python_name(const char *function)
{
    static char line[160];
    size_t length = strlen(function);
    FILE *f = fopen(PYTHON, "r");
    const char *found = NULL;

    while (f && !found && fgets(line, sizeof line, f))
        if (strncmp(line, function, length) == 0 && line[length] == '\t') {
            line[strcspn(line, "\n")] = '\0';
            found = line + length + 1;
        }
    if (f)
        fclose(f);
    return found;
}

static bool
from(const struct place *p, const char *folder)
{
    return strncmp(p->file, folder, strlen(folder)) == 0;
}

/* p: NULL for Python's.  What was made a part of a function stands below it, and has the line. */
static void
rung(const char *what, const char *name, const struct place *p)
{
    const char *inlined = p ? symbols_inlined(p) : "";
    char where[112] = "";

    if (inlined[0]) {
        printf("  %-14s  %s\n", what, name);
        what = "";
        name = inlined;
    }
    if (p && p->file[0])
        snprintf(where, sizeof where, "%s:%u", p->file, p->line);
    printf("  %-14s  %-28s  %s\n", what, name, where);
}

static const char *
room_of(const struct place *p)
{
    return from(p, "user/lessons/") ? "the lesson" : from(p, "lib/conc/") ? "lib/conc" : from(p, "lib/") ? "C library" : "";
}

/* Where to begin, of n places: the lesson's function that is nearest, and who of the lesson called it; else the library's. */
static int
find_top(const struct place *p, int n)
{
    int top = 0;

    while (top < n && !from(&p[top], "user/lessons/"))
        top++;
    while (top + 1 < n && from(&p[top + 1], "user/lessons/"))
        top++;
    if (top < n)
        return top;
    for (top = n - 1; top > 0 && (!from(&p[top], "lib/conc/") || strcmp(p[top].function, "run") == 0); top--)
        ;
    return top;
}

static bool
is_mark(const struct heddle_ladder *l)
{
    return l->kernel == 0;
}

static bool
is_copy(const struct heddle_ladder *l)
{
    return l->call == HEDDLE_LADDER_COPY;
}

/* Where the program's i-th call from below lies. Of a copy it is the writing instruction, not one that is come back to. */
static bool
find_call(const struct heddle_ladder *l, unsigned i, struct place *p)
{
    return symbols_find(l->at[l->kernel + i] + is_copy(l), p);
}

/* The program's part: what made the thread lies above it. */
static void
climb_program(const struct heddle_ladder *l)
{
    struct place p[HEDDLE_LADDER_CALLS];
    const char *last = "", *python = NULL;
    int n = 0;

    while (n < (int)l->user && find_call(l, (unsigned)n, &p[n]))
        n++;
    for (int i = find_top(p, n); i >= 0; i--) {
        const char *room = room_of(&p[i]);
        if (!python && from(&p[i], "lib/conc/") && (python = python_name(p[i].function))) {
            rung("Python", python, NULL);
            last = "";
        }
        bool changes = is_mark(l) && from(&p[i], "lib/conc/fiber.");
        rung(changes ? "stack switch" : strcmp(room, last) == 0 ? "" : room, p[i].function, &p[i]);
        if (changes)
            break;
        last = room;
    }
}

/* The kernel's part, from the system call on: how it got there is the same for all. */
static void
climb_kernel(const struct heddle_ladder *l)
{
    struct place p[HEDDLE_LADDER_CALLS];
    int n = 0, top;
    const char *last = "";

    while (n < (int)l->kernel && symbols_find_kernel(l->at[n], &p[n]))
        n++;
    for (top = n - 1; top > 0 && strncmp(p[top].function, "sys_", 4) != 0; top--)
        ;
    for (int i = top; i >= 0; i--) {
        const char *room = from(&p[i], "kernel/sched/wait.") ? "wait queue"
                           : from(&p[i], "kernel/sched/sched.") ? "context switch" : is_copy(l) ? "page fault"
                           : i == top ? "system call" : "kernel";
        rung(strcmp(room, last) == 0 ? "" : room, p[i].function, &p[i]);
        last = room;
    }
}

/* How many of the program's calls are below the first that `is` so; all of them if there is none. */
static unsigned
calls_below(const struct heddle_ladder *l, bool (*is)(const struct place *p))
{
    struct place p;

    for (unsigned i = 0; i < l->user; i++)
        if (find_call(l, i, &p) && is(&p))
            return i;
    return l->user;
}

static bool
is_lesson_s(const struct place *p)
{
    return from(p, "user/lessons/");
}

/* Here a forked process begins: what called fork() lies above it, and was another's. */
static bool
is_childs_life(const struct place *p)
{
    return from(p, "lib/conc/process.c") && strcmp(p->function, "live") == 0;
}

/* Which of the lesson's functions went down there (`reserved`: where that is), and what was made a part of it. */
static void
name_caller(const struct heddle_ladder *l, char name[2 * sizeof ((struct place *)0)->function])
{
    struct place p;

    name[0] = '\0';
    if (l->reserved < l->user && find_call(l, l->reserved, &p))
        sprintf(name, "%s %s", p.function, symbols_inlined(&p));
}

/* The same way down from the same function, maybe from another line of it. */
static bool
alike(long a, long b)
{
    const struct heddle_ladder *l = &ladders[a], *m = &ladders[b];

    return l->kernel == m->kernel && l->reserved == m->reserved && strcmp(callers[a], callers[b]) == 0
           && memcmp(l->at, m->at, (l->kernel + l->reserved) * sizeof l->at[0]) == 0;
}

/* It lost the processor on its way into a sleep that then was not needed. */
static bool
was_preempted(const struct heddle_ladder *l)
{
    struct place p;

    for (unsigned i = 0; i < l->kernel; i++)
        if (symbols_find_kernel(l->at[i], &p) && strcmp(p.function, "preempt") == 0)
            return true;
    return false;
}

/* A copied page that the lesson itself did not write to; the end of a body, which its library leaves for good. */
static bool
is_library_s(const struct heddle_ladder *l)
{
    return is_copy(l) ? l->user == 0 || calls_below(l, is_lesson_s) != 0 : is_mark(l) && l->user < ENDS_BELOW;
}

/* Drops those of other programs, and counts alike ones as one; how many are left. */
static long
gather(long n, uint64_t program)
{
    long kept = 0;

    for (long i = 0; i < n; i++) {
        long like = 0;
        ladders[i].user = calls_below(&ladders[i], is_childs_life);
        ladders[i].reserved = calls_below(&ladders[i], is_lesson_s);
        name_caller(&ladders[i], callers[i]);
        while (like < kept && !alike(like, i))
            like++;
        if (ladders[i].program != program || was_preempted(&ladders[i]) || is_library_s(&ladders[i]))
            continue;
        if (like == kept) {
            memmove(callers[kept], callers[i], sizeof callers[0]);
            ladders[kept++] = ladders[i];
        } else {
            ladders[like].times += ladders[i].times;
            ladders[like].slept_ns += ladders[i].slept_ns;
        }
    }
    return kept;
}

/* Who just sleeps for a while comes behind who waits, and last who does not even sleep. */
static int
rank(const struct heddle_ladder *l)
{
    return is_mark(l) || is_copy(l) ? 2 : l->call == SYS_nanosleep;
}

static int
longest_first(const void *a, const void *b)
{
    const struct heddle_ladder *l = a, *m = b;

    if (rank(l) != rank(m))
        return rank(l) - rank(m);
    return l->slept_ns < m->slept_ns ? 1 : l->slept_ns > m->slept_ns ? -1 : 0;
}

static void
show(const struct heddle_ladder *l)
{
    printf("\n%s %s %llu time%s", l->name, is_mark(l) ? "went to another stack" : is_copy(l) ? "wrote to a page that it shared" : "slept",
           (unsigned long long)l->times, l->times == 1 ? "" : "s");
    if (is_mark(l))
        printf(", and no system call was needed:\n");
    else if (is_copy(l))
        printf(", and without a system call the kernel gave it a copy:\n");
    else
        printf(", %llu ms in all:\n", (unsigned long long)(l->slept_ns / 1000000));
    climb_program(l);
    climb_kernel(l);
}

int
under(const struct lesson *l, char **argv)
{
    char path[256];
    int status = run_child(l, argv, look_at_me);
    long n = heddle_ladders(ladders, MOST);
    uint64_t program;

    snprintf(path, sizeof path, "/lessons/%s", l->program);
    program = symbols_load(path);
    if (n < 0 || program == 0) {
        perror(n < 0 ? "lesson: the kernel has seen nothing" : path);
        return status;
    }
    n = gather(n, program);
    qsort(ladders, (size_t)n, sizeof ladders[0], longest_first);
    printf("\nWhat was under it: %s\n", n > 0 && rank(&ladders[0]) < 2 ? "how its threads came to sleep, and what they slept in."
                                          : "no thread of it ever had to wait, not even for another one's turn.");
    for (long i = 0; i < n && i < SHOWN; i++)
        show(&ladders[i]);
    if (n > SHOWN)
        printf("\nand %ld ways more.\n", n - SHOWN);
    return status;
}
