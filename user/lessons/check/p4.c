/* SPDX-License-Identifier: MIT */
/* P4: as many children as entries; each says itself what it was given, and what the parent calls it. */
#include <string.h>

#include "user/lessons/check/check.h"

#define MOST 8
#define SYS_write 1
#define SYS_writev 20

static void
runs(struct draw *d)
{
    puts("/lessons/p4-name-args");
    printf("/lessons/p4-name-args %s", draw_word(d));
    for (long i = draw_number(d, 2, 5); i > 0; i--) {
        const char *person = draw_word(d);
        printf(" %s %ld", person, draw_number(d, 1, 99));
    }
    printf("\n");
}

static const struct line *
line_of(struct evidence *e, const char *word, uint32_t pid)
{
    for (size_t n = 0; find_line(e, word, n); n++) {
        if (number_of(find_line(e, word, n), "pid") == (long)pid) {
            return find_line(e, word, n);
        }
    }
    want(false, "there is no line @%s of process %u", word, pid);
    return NULL;
}

static void
judge_child(struct evidence *e, uint32_t pid, const char *name, const char *person, const char *age)
{
    const struct line *started = line_of(e, "started", pid), *child = line_of(e, "child", pid);
    want(says(started, "name", name) && says(child, "name", name), "process %u is not called %s", pid, name);
    want(number_of(started, "before") == 0, "process %u had a pid before it was started", pid);
    want(number_of(child, "ppid") == (long)e->main, "process %u has another parent than %u", pid, e->main);
    want(says(child, "person", person) && says(child, "age", age), "process %u was not given %s %s", pid, person, age);
    want(count_calls(e, pid, SYS_write, ANY_RESULT) + count_calls(e, pid, SYS_writev, ANY_RESULT) == 1,
         "process %u did not write its line itself", pid);
}

static void
judge(struct evidence *e)
{
    static char *people[] = { "小杨", "18", "Bob", "20", "Allen", "55" };
    char **list = e->argc > 3 ? e->argv + 2 : people;
    size_t count = e->argc > 3 ? (size_t)(e->argc - 2) / 2 : 3;
    uint32_t pid[MOST];
    char name[24];
    want(count <= MOST && children_of(e, e->main, pid, MOST) == count, "the lesson did not make %zu processes", count);
    want(says(need_line(e, "parent", 0), "name", "MainProcess") && number_of(need_line(e, "parent", 0), "pid") == (long)e->main,
         "the parent is MainProcess, %u", e->main);
    for (size_t i = 0; i < count; i++) {
        snprintf(name, sizeof name, "Process-%zu", i + 1);
        judge_child(e, pid[i], i == count - 1 ? arg_text(e->argc, e->argv, 1, "Postman") : name, list[2 * i],
                    list[2 * i + 1]);
    }
    want(count_lines(e, "child") == count, "not %zu children spoke", count);
}

LESSON_CHECK(p4, runs, judge);
