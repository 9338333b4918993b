/* SPDX-License-Identifier: MIT */
/* P11: between its end and the parent's wait4 a child was a zombie, and ps said so; an orphan outlived its parent, and process 1
 * waited for it. */
#include <string.h>

#include "user/lessons/check/check.h"

#define FIRST 1
#define SYS_wait4 61
#define MOST 16

static void
runs(struct draw *d)
{
    puts("/lessons/p11-zombie-orphan");
    const char *duration = draw_seconds(d, MILLISECONDS(300), SECONDS(3));
    printf("/lessons/p11-zombie-orphan %s %ld\n", duration, draw_number(d, 1, 99));
}

/* The n-th look found the process in this state, and ps a row of it; '-': neither. */
static void
want_look(struct evidence *e, size_t n, const char *when, uint32_t pid, const char *states, uint32_t parent)
{
    const struct line *l = need_line(e, "look", n);
    const char *state = value_of(l, "state");
    char row[48], found[64] = "";
    want(says(l, "when", when) && number_of(l, "pid") == (long)pid, "look %zu is not at %u when %s", n + 1, pid, when);
    want(strchr(states, state[0]), "when %s, process %u is in state %s", when, pid, state);
    snprintf(row, sizeof row, "\n%5u %5u ", pid, parent);
    snprintf(found, sizeof found, "@look when=%s ", when);
    const char *at = strstr(e->output, found);
    at = at ? strstr(at, "COMMAND") : NULL;
    want(at, "ps was not run");
    at += strlen("COMMAND");
    bool listed = strncmp(at, row, strlen(row)) == 0 && strchr(states, at[strlen(row)]) && at[strlen(row) + 1] == ' ';
    want(listed == (states[0] != '-'), "ps says otherwise of process %u", pid);
}

/* When this thread came back from the wait that told of that process's end. */
static int64_t
waited_at(const struct evidence *e, uint32_t tid, uint32_t pid)
{
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type == TRACE_EXIT && r->tid == tid && r->a == SYS_wait4 && r->b == pid && r->world == e->world) {
            return (int64_t)r->time_ns;
        }
    }
    want(false, "thread %u never waited for process %u", tid, pid);
    return 0;
}

static int64_t
want_end(const struct evidence *e, uint32_t pid, int expected)
{
    int status;
    int64_t when;
    want(process_end(e, pid, &status, &when) && status == expected, "process %u did not end with status %#x", pid, expected);
    return when;
}

/* The process of this line, which is a child of the lesson. */
static uint32_t
own_child(struct evidence *e, const char *word)
{
    uint32_t child[MOST], pid = (uint32_t)number_of(need_line(e, word, 0), "pid");
    size_t n = children_of(e, e->main, child, MOST);
    for (size_t i = 0; i < n && i < MOST; i++) {
        if (child[i] == pid) {
            return pid;
        }
    }
    want(false, "process %u is not a child of the lesson", pid);
    return 0;
}

static void
judge(struct evidence *e)
{
    int64_t duration = arg_seconds(e->argc, e->argv, 1, "1");
    int code = (int)arg_number(e->argc, e->argv, 2, 3);
    uint32_t orphan, zombie = own_child(e, "joined"), parent = own_child(e, "parent");
    int64_t ended = want_end(e, zombie, code << 8);
    want(waited_at(e, e->main, zombie) - ended > duration - TICK, "process %u was waited for at once", zombie);
    want_look(e, 0, "ended", zombie, "Z", e->main);
    want(number_of(need_line(e, "joined", 0), "exitcode") == code, "the exit code is %d", code);
    want_look(e, 1, "joined", zombie, "-", 0);

    want(children_of(e, parent, &orphan, 1) == 1, "process %u made no child", parent);
    int64_t orphaned = want_end(e, parent, 0);
    want(want_end(e, orphan, 0) > orphaned + duration - TICK, "process %u did not outlive its parent", orphan);
    want(number_of(need_line(e, "orphan", 0), "pid") == (long)orphan && number_of(need_line(e, "orphan", 0), "ppid") == (long)parent,
         "the orphan is %u, of %u", orphan, parent);
    want(number_of(need_line(e, "adopted", 0), "pid") == (long)orphan && number_of(need_line(e, "adopted", 0), "ppid") == FIRST,
         "process 1 did not adopt %u", orphan);
    want_look(e, 2, "adopted", orphan, "SR", FIRST);
    waited_at(e, FIRST, orphan);
    want_look(e, 3, "reaped", orphan, "-", 0);
}

LESSON_CHECK(p11, runs, judge);
