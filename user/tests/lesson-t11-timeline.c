/* SPDX-License-Identifier: MIT */
/* Over many schedules lesson T11's two threads print exactly the lines that they should, in the order of the clock; lines of
 * the same moment come in either order, in all combinations.  (Not so where they wait for the event: there the explorer
 * lets a timeout be over at any moment, as on a machine that is busy with something else.) */
#include "domain.h"

#define LEAST 10 /* schedules, and then until all orders have been seen: in a deterministic machine each takes a second */
#define MOST 60
#define SLACK 15 /* ms: five sleeps that a tie may each make a little longer */

struct timeline {
    char *mode;
    int first, second; /* how many lines each thread comes to */
    const char *ending; /* how its last line begins */
};

/* A line's number among its thread's, and when; false: it is none. */
static bool
parse(const char *line, int *thread, int *n, long *ms)
{
    return sscanf(line, "@line thread=Thread-%d n=%d ms=%ld", thread, n, ms) == 3;
}

static void
check_lines(const struct timeline *t)
{
    int lines[3] = { 0 }, endings = 0, thread, n;
    long last = 0, ms;

    for (char *line = strtok(domain_text, "\n"); line; line = strtok(NULL, "\n")) {
        endings += strncmp(line, t->ending, strlen(t->ending)) == 0;
        if (!parse(line, &thread, &n, &ms))
            continue;
        CHECK(thread == 1 || thread == 2);
        CHECK_EQ(n, ++lines[thread]);
        CHECK(ms >= n * thread * 1000L && ms <= n * thread * 1000L + SLACK);
        CHECK(ms / 1000 >= last / 1000);
        last = ms;
    }
    CHECK_EQ(lines[1], t->first);
    CHECK_EQ(lines[2], t->second);
    CHECK_EQ(endings, 2);
}

static void
check_timeline(const struct timeline *t, int orders)
{
    char *argv[] = { "/lessons/t11-exit-flag", t->mode, "1", "2", "5", "2.5", "order", NULL };
    int seen = 0;
    struct heddle_schedule s;

    for (unsigned long seed = 1; seed <= LEAST || (seed <= MOST && seen != orders); seed++) {
        int status;

        s = random_schedule(seed);
        status = run_in_domain(argv, &s);
        CHECK_EQ(s.verdict, HEDDLE_ENDED);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) < 4);
        seen |= 1 << WEXITSTATUS(status);
        check_lines(t);
    }
    CHECK_EQ(seen, orders);
}

int
main(void)
{
    static const struct timeline written = { "written", 5, 5, "@end" }, set = { "set", 3, 2, "@error" },
                                 mended = { "mended", 3, 2, "@end" };
    const int one_tie = 1 << 0 | 1 << 1, two_ties = one_tie | 1 << 2 | 1 << 3;

    SKIP_ON_LINUX();
    check_timeline(&written, two_ties);
    check_timeline(&set, one_tie);
    check_timeline(&mended, one_tie);
    return 0;
}
