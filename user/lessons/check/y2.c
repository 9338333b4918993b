/* SPDX-License-Identifier: MIT */
/* Y2: each tool was a process of its own that ended well; what ps and top said of two others is what they did; kill's signal
 * ended one of them. */
#include <ctype.h>
#include <string.h>

#include "user/lessons/check/check.h"

#define MOST 16
#define SYS_kill 62

static void
runs(struct draw *d)
{
    static const int signals[] = { 1, 2, 10, 14, 15 };
    puts("/lessons/y2-tools");
    const char *seconds = draw_seconds(d, MILLISECONDS(60), MILLISECONDS(160));
    printf("/lessons/y2-tools %s %d\n", seconds, signals[draw_number(d, 0, 4)]);
}

/* What the n-th run of this tool printed, up to the next tagged line; its process was a child of the lesson's, and ended well. */
static const char *
said_by(struct evidence *e, const char *tool, size_t n)
{
    uint32_t child[MOST], pid = 0;
    size_t children = children_of(e, e->main, child, MOST), seen = n;
    char begin[32];
    int status;
    int64_t when;
    for (size_t i = 0; find_line(e, "ran", i) && pid == 0; i++) {
        if (says(find_line(e, "ran", i), "tool", tool) && seen-- == 0) {
            pid = (uint32_t)number_of(find_line(e, "ran", i), "pid");
        }
    }
    for (size_t i = 0; i < children && i < MOST; i++) {
        seen = child[i] == pid ? n : seen;
    }
    want(pid && seen == n && process_end(e, pid, &status, &when) && status == 0, "%s did not run and end well", tool);
    snprintf(begin, sizeof begin, "@run %s\n", tool);
    const char *at = e->output;
    for (size_t i = 0; at && i <= n; i++) {
        at = strstr(at, begin);
        at = at ? at + strlen(begin) : NULL;
    }
    want(at, "%s was not said to run", tool);
    return at;
}

/* The row of this process in what ps said, or NULL. */
static const char *
row_of(const char *said, uint32_t pid, uint32_t parent, char state)
{
    char row[48];
    snprintf(row, sizeof row, "\n%5u %5u %c 00:00:00 ", pid, parent, state);
    const char *at = strstr(said, row), *end = strstr(said, "\n@");
    return at && end && at < end ? at : NULL;
}

/* PID USER PR NI VIRT RES S %CPU ...: the first row is of this process, with most of the CPU. */
static void
judge_top(const char *said, uint32_t pid)
{
    unsigned first = 0, tasks = 0;
    char state = 0;
    double share = 0;
    const char *rows = strstr(said, " COMMAND\n");
    want(strncmp(said, "top - ", 6) == 0 && strstr(said, "load average: ") && sscanf(strstr(said, "Tasks:"), "Tasks: %u total", &tasks) == 1,
         "this is not how top begins");
    want(tasks == 5, "there are %u processes, not 5: init, the lesson, its two children, top", tasks);
    want(rows && sscanf(rows + 9, "%u %*s %*d %*d %*u %*u %c %lf", &first, &state, &share) == 3, "there is no row below top's head");
    want(first == pid && state == 'R' && share > 50, "top's first is %u, %c, with %d %% and not %u", first, state, (int)share, pid);
}

static void
judge_free(const char *said)
{
    unsigned long total, used, left;
    want(strncmp(said, "               total        used        free      shared  buff/cache   available\nMem: ", 85) == 0,
         "this is not how free begins");
    want(sscanf(strstr(said, "Mem:"), "Mem: %lu %lu %lu", &total, &used, &left) == 3 && used > 0 && used + left <= total
             && used + left > total - total / 20, "used and free are not what there is in all");
}

static void
judge(struct evidence *e)
{
    int64_t seconds = arg_seconds(e->argc, e->argv, 1, "0.1"), when;
    int signal_number = (int)arg_number(e->argc, e->argv, 2, 9), status;
    uint32_t pid[2];
    want(children_of(e, e->main, pid, 2) >= 2, "the lesson did not make two processes");
    want(number_of(need_line(e, "computes", 0), "pid") == (long)pid[0] && number_of(need_line(e, "sleeps", 0), "pid") == (long)pid[1],
         "not %u computes and %u sleeps", pid[0], pid[1]);
    want(cpu_time(e, pid[0]) > seconds / 2 && cpu_time(e, pid[1]) < TICK / 2, "not %u computed and %u slept", pid[0], pid[1]);

    const char *before = said_by(e, "ps", 0), *after = said_by(e, "ps", 1);
    want(strncmp(before, "  PID  PPID S     TIME COMMAND\n", 30) == 0, "this is not how ps begins");
    want(row_of(before, pid[0], e->main, 'R') && row_of(before, pid[1], e->main, 'S'), "ps did not find %u running and %u asleep",
         pid[0], pid[1]);
    judge_top(said_by(e, "top", 0), pid[0]);
    said_by(e, "kill", 0);
    size_t n = 0;
    while (!says(need_line(e, "ran", n), "tool", "kill")) {
        n++;
    }
    want(count_calls(e, (uint32_t)number_of(find_line(e, "ran", n), "pid"), SYS_kill, 0) == 1 && process_end(e, pid[0], &status, &when)
             && status == signal_number, "process %u was not killed by signal %d from kill", pid[0], signal_number);
    want(number_of(need_line(e, "killed", 0), "exitcode") == -signal_number, "the exit code is %d", -signal_number);
    want(!row_of(after, pid[0], e->main, 'R') && !row_of(after, pid[0], e->main, 'Z') && row_of(after, pid[1], e->main, 'S'),
         "then ps should find only %u", pid[1]);
    judge_free(said_by(e, "free", 0));
    want(strncmp(said_by(e, "uptime", 0) + 9, " up 0 min,  0 users,  load average: ", 36) == 0, "this is not how uptime speaks");
}

LESSON_CHECK(y2, runs, judge);
