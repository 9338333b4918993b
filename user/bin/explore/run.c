/* SPDX-License-Identifier: MIT */
/* See run.h. */
#include "user/bin/explore/run.h"

#include <heddle.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_MS 10000       /* ten billion instructions of a virtual clock without a point */
#define SHORT_OF_PATIENCE 50    /* once one is known not to end, so much less is enough for others to seem so */
#define SHRINK_POINTS 20000000   /* of all the runs that leave something out */
#define CANNOT_TELL 3
#define SIGNALLED 128          /* so much more than the signal is the status of init, the domain's first process */

struct explored explored = { .flags = HEDDLE_RACES, .points_most = 100000, .patience_ms = PATIENCE_MS, .expected = -1 };
struct heddle_choice choices[ROOM];

bool
fails(struct outcome o)
{
    return o.verdict != HEDDLE_ENDED || o.status != 0 || o.other;
}

/* Whether these are the same two places, in any order. */
static bool
same_race(const struct heddle_race *a, const struct heddle_race *b)
{
    return (a->access[0].pc == b->access[0].pc && a->access[1].pc == b->access[1].pc) ||
           (a->access[0].pc == b->access[1].pc && a->access[1].pc == b->access[0].pc);
}

bool
same(struct outcome a, struct outcome b)
{
    return a.verdict == b.verdict && a.computes == b.computes && a.other == b.other &&
           (a.verdict != HEDDLE_ENDED || (a.status == b.status && a.place == b.place)) &&
           (a.verdict != HEDDLE_RACED || same_race(&a.race, &b.race));
}

/* From their beginnings. */
static bool
same_bytes(int one, int other)
{
    char a[4096], b[4096];
    ssize_t n, m;

    for (off_t at = 0;; at += n) {
        n = pread(one, a, sizeof(a), at);
        m = pread(other, b, sizeof(b), at);
        if (n != m || (n > 0 && memcmp(a, b, (size_t)n) != 0))
            return false;
        if (n <= 0)
            return true;
    }
}

struct outcome
run_once(struct heddle_schedule *s, int output)
{
    bool judged = explored.expected >= 0 && output == explored.silent;
    int status, written = judged ? memfd_create("output", 0) : output;
    struct outcome o;

    s->points_most = explored.points_most;
    s->patience_ms = explored.patience_ms;
    s->flags = explored.flags;
    s->room = ROOM;
    if (!s->choices)
        s->choices = choices;
    status = written < 0 ? -1 : heddle_domain_run(explored.program[0], explored.program, s, written, output == explored.silent);
    if (status < 0) {
        perror("explore");
        exit(2);
    }
    o = (struct outcome){ status, s->verdict, s->verdict == HEDDLE_ENDLESS && s->points < explored.points_most, false, s->race, s->place };
    if (judged) {
        o.other = !fails(o) && !same_bytes(written, explored.expected);
        close(written);
    }
    return o;
}

/* A machine that stood still meanwhile may not have let it go on, so it has a second try. */
struct outcome
run(struct heddle_schedule *s, int output)
{
    struct outcome o = run_once(s, output);

    if (o.verdict == HEDDLE_SILENT)
        o = run_once(s, output);
    if (o.verdict != HEDDLE_SILENT)
        return o;
    fprintf(stderr, "explore: schedule %lu computes for long and passes no point: whether it ends is for a virtual clock to tell\n",
            (unsigned long)s->seed);
    exit(CANNOT_TELL);
}

static unsigned long replayed; /* points, of all replays */

struct outcome
replay(const struct found *f, int output)
{
    struct heddle_schedule s = { .strategy = HEDDLE_REPLAY, .replay_count = f->count };
    struct outcome o;

    memcpy(choices, f->choices, f->count * sizeof(choices[0]));
    o = run(&s, output);
    replayed += s.points;
    return o;
}

void
take_choices(struct found *f, const struct heddle_schedule *s)
{
    f->count = s->made < ROOM ? s->made : ROOM;
    memcpy(f->choices, s->choices, f->count * sizeof(choices[0]));
}

/* Halves, quarters, ... and single choices until none can be left out, as long as it fails in the same way: what remains is
 * 1-minimal. False: it was not tried to the end, since that is very long. */
static bool
leave_out(struct found *f, struct outcome wanted)
{
    static struct found less;
    unsigned long limit = replayed + SHRINK_POINTS;
    uint32_t before;

    for (uint32_t size = f->count; size > 0; size = size > 1 ? (size + 1) / 2 : f->count < before) {
        before = f->count;
        for (uint32_t start = 0; start < f->count;) {
            uint32_t end = start + size < f->count ? start + size : f->count;

            if (replayed > limit)
                return false;
            less.count = f->count - (end - start);
            memcpy(less.choices, f->choices, start * sizeof(choices[0]));
            memcpy(less.choices + start, f->choices + end, (f->count - end) * sizeof(choices[0]));
            if (same(replay(&less, explored.silent), wanted))
                *f = less;
            else
                start = end;
        }
    }
    return true;
}

/* One that computes for ever is known by its patience only, which is long. */
void
shrink(struct found *f, struct outcome wanted)
{
    static struct found whole;
    uint32_t full = explored.patience_ms, less = 1 + full / SHORT_OF_PATIENCE;

    whole = *f;
    explored.patience_ms = wanted.computes ? less : full;
    if (!leave_out(f, wanted))
        printf("explore: it is so long that not all of its choices were tried without\n");
    explored.patience_ms = full;
    if (wanted.computes && f->count < whole.count && !same(replay(f, explored.silent), wanted))
        *f = whole; /* it only took long */
    explored.patience_ms = wanted.computes ? less : full;
}

int
signal_of(struct outcome o)
{
    int status = WEXITSTATUS(o.status);

    return o.verdict == HEDDLE_ENDED && status > SIGNALLED && status < SIGNALLED + NSIG ? status - SIGNALLED : 0;
}

const char *
words_for(struct outcome o)
{
    static char text[96];

    if (o.verdict == HEDDLE_STUCK)
        return "everyone waits, and nothing can ever happen";
    if (o.verdict == HEDDLE_ENDLESS)
        return o.computes ? "it does not end: it computes and passes no point any more" : "it does not end";
    if (o.verdict == HEDDLE_RACED)
        return "a data race";
    if (o.other)
        return "it writes something else than is expected";
    snprintf(text, sizeof(text), signal_of(o) ? "exit status %d (signal %d: %s)" : "exit status %d", WEXITSTATUS(o.status),
             signal_of(o), strsignal(signal_of(o)));
    return text;
}

const char *
word_for(struct outcome o)
{
    static const char *const words[] = { [HEDDLE_STUCK] = "stuck", [HEDDLE_ENDLESS] = "endless", [HEDDLE_RACED] = "race" };

    if (o.verdict != HEDDLE_ENDED)
        return words[o.verdict];
    return signal_of(o) ? "signal" : o.other ? "output" : fails(o) ? "status" : "clean";
}
