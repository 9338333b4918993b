/* SPDX-License-Identifier: MIT */
/* Over many schedules each of lesson T6's programs has the endings that it can have, all of them and no others: what a
 * daemon still does is decided where it ties with what the program waits for, and nowhere else. */
#include "domain.h"

#define LEAST 5 /* schedules, and then until all endings have been seen: in a deterministic machine each takes a second */
#define MOST 80

struct program {
    char *name;
    unsigned int endings; /* bit i: @done is said i times */
};

static unsigned int
endings_of(char *name, unsigned int expected)
{
    char *argv[] = { "/lessons/t6-daemon", "count", name, NULL };
    unsigned int seen = 0;
    struct heddle_schedule s;

    for (unsigned long seed = 1; seed <= LEAST || (seed <= MOST && seen != expected); seed++) {
        int status;

        s = random_schedule(seed);
        status = run_in_domain(argv, &s);
        CHECK_EQ(s.verdict, HEDDLE_ENDED);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) < 32);
        seen |= 1u << WEXITSTATUS(status);
    }
    return seen;
}

int
main(void)
{
    static const struct program programs[] = {
        { "a", 1 << 0 },           { "b", 1 << 4 | 1 << 5 },  { "e1", 1 << 0 },
        { "e2", 1 << 1 | 1 << 2 }, { "e3", 1 << 1 | 1 << 2 }, { "e2-work2", 1 << 2 },
        { "e3-work2", 1 << 1 },    { "exit", 1 << 1 },        { "_exit", 1 << 0 },
    };

    SKIP_ON_LINUX();
    for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
        unsigned int seen = endings_of(programs[i].name, programs[i].endings);

        if (seen != programs[i].endings)
            fprintf(stderr, "%s: the endings are %#x\n", programs[i].name, seen);
        CHECK_EQ(seen, programs[i].endings);
    }
    return 0;
}
