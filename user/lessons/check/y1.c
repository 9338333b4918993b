/* SPDX-License-Identifier: MIT */
/* Y1: the numbers are those of the kernel's trace: who had a processor for how long, who touched how many pages, who is there and
 * changed its user. */
#include <time.h>

#include "user/lessons/check/check.h"

#define SYS_setuid 105
#define FIRST 1
#define MACHINE_START 1577836799        /* a second before 2020: a deterministic run begins at 2020-01-01, up for a second */

static void
runs(struct draw *d)
{
    puts("/lessons/y1-psutil");
    const char *seconds = draw_seconds(d, MILLISECONDS(60), MILLISECONDS(160));
    long megabytes = draw_number(d, 2, 16);
    printf("/lessons/y1-psutil %s %ld %ld\n", seconds, megabytes, draw_number(d, 500, 2000));
}

static const struct line *
process_line(struct evidence *e, uint32_t pid)
{
    size_t n = 0;
    while (number_of(need_line(e, "process", n), "pid") != (long)pid) {
        n++;
    }
    return find_line(e, "process", n);
}

static size_t
count_faults(const struct evidence *e, uint32_t tid)
{
    size_t n = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        n += r->type == TRACE_FAULT && r->tid == tid && r->world == e->world;
    }
    return n;
}

/* To a tick: the kernel counts whole ones. */
static void
want_process(struct evidence *e, uint32_t pid, uint32_t parent, long user, int64_t cpu)
{
    const struct line *l = process_line(e, pid);
    want(number_of(l, "ppid") == (long)parent && number_of(l, "user") == user, "process %u is not of %u and user %ld", pid, parent, user);
    int64_t said = MILLISECONDS(number_of(l, "cpu_ms"));
    want(said > cpu - 2 * TICK && said < cpu + 2 * TICK, "process %u had %ld ms of CPU, not %ld", pid, (long)(cpu / MILLISECONDS(1)),
         number_of(l, "cpu_ms"));
}

static void
judge_boot_time(const struct line *l)
{
    long boot = number_of(l, "epoch");
    char text[32];
    want(boot == MACHINE_START, "the machine did not begin at %ld", boot);
    want(labs(boot + number_of(l, "uptime_s") - number_of(l, "now")) <= 1, "boot time and uptime do not make now");
    strftime(text, sizeof text, "%Y-%m-%d_%H:%M:%S", gmtime(&(time_t){ boot }));
    want(says(l, "text", text), "%ld is %s and not %s", boot, text, value_of(l, "text"));
}

static void
judge_memory(struct evidence *e, uint32_t pid, long megabytes)
{
    const struct line *l = need_line(e, "memory", 0);
    long kb = number_of(process_line(e, pid), "kb"), less = number_of(l, "less_kb"), total = number_of(l, "total_kb");
    want(count_faults(e, pid) >= (size_t)megabytes * 256, "process %u did not touch %ld MiB", pid, megabytes);
    want(kb >= megabytes * 1024 && kb < megabytes * 1024 + 1024, "process %u has %ld kB and not %ld MiB", pid, kb, megabytes);
    want(less >= megabytes * 1024 && less < megabytes * 1024 + 2048, "%ld kB less are free, not %ld MiB", less, megabytes);
    want(number_of(l, "free_kb") < total - less, "more is free than there is");
}

static void
judge(struct evidence *e)
{
    int64_t seconds = arg_seconds(e->argc, e->argv, 1, "0.1");
    long user = arg_number(e->argc, e->argv, 3, 1000);
    const struct line *children = need_line(e, "children", 0);
    uint32_t pid[3];
    want(children_of(e, e->main, pid, 3) == 3, "the lesson did not make exactly three processes");
    want(number_of(children, "computes") == (long)pid[0] && number_of(children, "sleeps") == (long)pid[1]
             && number_of(children, "fills") == (long)pid[2], "the three are %u, %u and %u", pid[0], pid[1], pid[2]);
    judge_boot_time(need_line(e, "boot_time", 0));
    want(cpu_time(e, pid[0]) >= seconds, "process %u did not compute that long", pid[0]);
    want_sleeps(e, pid[1], 1, seconds);
    want(count_calls(e, pid[2], SYS_setuid, 0) == 1, "process %u did not change its user", pid[2]);

    want(count_lines(e, "process") == 5, "there are %zu processes, not five", count_lines(e, "process"));
    want(number_of(process_line(e, FIRST), "ppid") == 0, "process 1 has a parent");
    want_process(e, e->main, FIRST, 0, cpu_time(e, e->main));
    want_process(e, pid[0], e->main, 0, seconds);
    want_process(e, pid[1], e->main, 0, 0);
    want_process(e, pid[2], e->main, user, cpu_time(e, pid[2]));
    want(taken_by(e, e->main).times >= 5, "main did not read what the kernel tells of each of the five");
    want(count_lines(e, "user") == 2 && number_of(need_line(e, "user", 0), "processes") == 4
             && number_of(need_line(e, "user", 1), "id") == user && number_of(need_line(e, "user", 1), "processes") == 1,
         "the users are 0, with four processes, and %ld", user);
    int64_t busy = MILLISECONDS(number_of(need_line(e, "cpus", 0), "busy_ms"));
    int64_t worked = cpu_time(e, pid[0]) + cpu_time(e, pid[1]) + cpu_time(e, pid[2]);
    want(busy > worked - 3 * TICK && busy < worked + 3 * TICK, "the CPUs were busy for %ld ms, not %ld", (long)(worked / MILLISECONDS(1)),
         (long)(busy / MILLISECONDS(1)));
    judge_memory(e, pid[2], arg_number(e->argc, e->argv, 2, 8));
}

LESSON_CHECK(y1, runs, judge);
