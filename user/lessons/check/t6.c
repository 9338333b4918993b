/* SPDX-License-Identifier: MIT */
/* T6: each program is a process that ended when it must; its daemon slept until then or was cut off, and said done only if
 * it woke before; in a tie both is right, and the explorer's schedules show both. */
#include <sys/syscall.h>

#include "user/lessons/check/check.h"

#define NOBODY (-1)

/* What of a program is alive how long; the daemons are many, or count in rounds of `daemon`. */
struct program {
    const char *name;
    int64_t daemon, ordinary, main, end;
    size_t daemons, rounds;
};

static const char *const names[] = { "a", "b", "e1", "e2", "e3", "e2-work2", "e3-work2", "exit", "_exit" };
#define PROGRAMS (sizeof names / sizeof names[0])

static void
runs(struct draw *d)
{
    puts("/lessons/t6-daemon");
    puts("/bin/explore -a -n 40 /lessons/t6-daemon count b");
    puts("/bin/explore -a -n 40 /lessons/t6-daemon count e2");
    const char *shorter = draw_seconds(d, MILLISECONDS(300), SECONDS(1));
    const char *longer = draw_seconds(d, MILLISECONDS(1100), SECONDS(3));
    printf("/lessons/t6-daemon %s %s\n", draw_number(d, 0, 1) ? "exit" : "_exit", longer);
    if (draw_number(d, 0, 1)) {
        printf("/lessons/t6-daemon e2-work2 %s %s\n", shorter, longer);
    } else {
        printf("/lessons/t6-daemon e3-work2 %s %s\n", longer, shorter);
    }
}

/* The arguments of this program alone are those of the command, if it is its. */
static struct program
program_of(const struct evidence *e, const char *name)
{
    bool mine = e->argc > 1 && strcmp(e->argv[1], name) == 0, third = strncmp(name, "e3", 2) == 0;
    int argc = mine ? e->argc : 0;
    struct program p = { .name = name, .daemon = NOBODY, .ordinary = NOBODY, .daemons = 1, .rounds = 1 };
    int64_t work1 = arg_seconds(argc, e->argv, 2, third ? "5" : "2"), work2 = arg_seconds(argc, e->argv, 3, third ? "2" : "5");
    if (name[0] == 'a') {
        p.daemon = work1;
        p.daemons = (size_t)arg_number(argc, e->argv, 3, 5);
    } else if (name[0] == 'b') {
        p.daemon = arg_seconds(argc, e->argv, 2, "0.5");
        p.rounds = (size_t)arg_number(argc, e->argv, 3, 10);
        p.end = p.main = arg_seconds(argc, e->argv, 4, "2");
    } else if (name[1] == 'x' || name[0] == '_') {
        p.daemons = 0;
        p.ordinary = arg_seconds(argc, e->argv, 2, "1");
        p.end = name[0] == '_' ? 0 : p.ordinary;
    } else {
        p.daemon = work1;
        p.ordinary = name[1] == '1' ? NOBODY : name[2] ? work2 : work1;
        p.end = p.ordinary == NOBODY ? 0 : p.ordinary;
    }
    return p;
}

static size_t
lines_of(const struct evidence *e, const char *word, uint32_t pid)
{
    size_t n = 0;
    for (size_t i = 0; i < count_lines(e, word); i++) {
        n += number_of(need_line(e, word, i), "pid") == (long)pid;
    }
    return n;
}

/* How often this thread was done: it slept all of a round, or it printed when the last was to end with the program. */
static size_t
judge_daemon(const struct evidence *e, const struct program *p, uint32_t tid)
{
    size_t writes = count_calls(e, tid, SYS_write, ANY_RESULT), whole = (size_t)(p->end / p->daemon);
    bool tie = p->end % p->daemon == 0 && whole > 0, counts = p->rounds > 1;
    whole = whole < p->rounds ? whole : p->rounds;
    size_t done = writes - (counts || writes == 0 ? 0 : 1), least = whole - tie + counts, most = whole + counts;
    want(done >= least && done <= most, "%s: the daemon was done %zu times, not %zu", p->name, done, least);
    for (size_t i = 0; i < whole; i++) {
        const struct block *b = block_of(e, tid, TRACE_REASON_SLEEP, 0, i);
        want(b && near(block_time(b), p->daemon), "%s: the daemon did not work that long", p->name);
    }
    const struct block *cut = block_of(e, tid, TRACE_REASON_SLEEP, 0, whole);
    want(whole == p->rounds || tie || p->end == 0 || (cut && near(block_time(cut), p->end - (int64_t)whole * p->daemon)),
         "%s: the daemon was not cut off in its work", p->name);
    return done;
}

static size_t
judge_ordinary(const struct evidence *e, const struct program *p, uint32_t tid)
{
    bool done = p->end >= p->ordinary;
    const struct block *b = block_of(e, tid, TRACE_REASON_SLEEP, 0, 0);
    if (done) {
        want(b && near(block_time(b), p->ordinary), "%s: the ordinary thread did not work that long", p->name);
        want(count_calls(e, tid, SYS_write, ANY_RESULT) == 2, "%s: the ordinary thread was not done", p->name);
    } else {    /* it may not even have begun */
        want(!b || near(block_time(b), p->end), "%s: the ordinary thread was not cut off", p->name);
        want(count_calls(e, tid, SYS_write, ANY_RESULT) <= 1, "%s: the ordinary thread was done", p->name);
    }
    return done;
}

static size_t
judge_program(const struct evidence *e, const char *name, uint32_t pid)
{
    struct program p = program_of(e, name);
    uint32_t thread[32];
    size_t n = p.daemons + (p.ordinary != NOBODY), done = 0;
    int64_t when;
    int status;
    want(n <= 32 && threads_of(e, pid, thread, 32) == n, "%s did not make exactly %zu threads", name, n);
    for (size_t i = 0; i < n; i++) {
        done += i < p.daemons ? judge_daemon(e, &p, thread[i]) : judge_ordinary(e, &p, thread[i]);
    }
    want(process_end(e, pid, &status, &when) && status == 0, "%s did not end by itself", name);
    want(near(when - process_start_time(e, pid), p.end), "%s did not end after %lld ms", name,
         (long long)(p.end / MILLISECONDS(1)));
    want(count_blocks(e, pid, TRACE_REASON_SLEEP, 1) == (p.main > 0), "%s: main waits for time to pass", name);
    want(lines_of(e, "done", pid) == done && lines_of(e, "main", pid) == 1, "%s said something else than was seen", name);
    return done;
}

static void
judge_all(struct evidence *e)
{
    uint32_t child[PROGRAMS];
    want(children_of(e, e->main, child, PROGRAMS) == PROGRAMS, "not %zu programs were run", PROGRAMS);
    for (size_t i = 0; i < PROGRAMS; i++) {
        size_t done = judge_program(e, names[i], child[i]);
        const struct line *l = need_line(e, "end", i);
        want(says(l, "name", names[i]) && number_of(l, "done") == (long)done, "the count of %s is another", names[i]);
        want_ms(l, "ms", program_of(e, names[i]).end);
    }
}

/* In each world that is shown, the lines are those that its threads wrote and its status counted. */
static void
judge_explored(struct evidence *e, const char *name)
{
    size_t worlds = 0, said = 0, seen = 0;
    for (uint64_t i = 0; i < e->trace.count; i++) {
        const struct trace_record *r = &e->trace.records[i];
        if (r->type != TRACE_WORLD_START || r->world == e->trace.records[0].world || worlds++ < 40) {
            continue;
        }
        uint32_t child;
        int64_t when;
        int status;
        seen_enter_world(e, (uint16_t)r->a);
        want(process_end(e, e->main, &status, &when) && children_of(e, e->main, &child, 1) == 1, "no program was run");
        said += (size_t)(status >> 8);
        seen |= 1u << (status >> 8);
    }
    want(count_lines(e, "done") == said, "not as many lines as the statuses tell");
    want(seen == (name[0] == 'b' ? 1 << 4 | 1 << 5 : 1 << 1 | 1 << 2), "not both endings of %s, and no others, were shown", name);
}

static void
judge(struct evidence *e)
{
    if (strcmp(e->argv[0], "/bin/explore") == 0) {
        judge_explored(e, e->argv[e->argc - 1]);
    } else if (e->argc == 1) {
        judge_all(e);
    } else {
        judge_program(e, e->argv[1], e->main);
    }
}

LESSON_CHECK(t6, runs, judge);
