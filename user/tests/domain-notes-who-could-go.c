/* SPDX-License-Identifier: MIT */
/* A schedule that asks for it is told of each point: who had the turn, who else could have had it, who passed it since it
 * waits, for what, or since it has ended. That changes nothing else of the run. */
#include "domain.h"

#include <pthread.h>
#include <sched.h>

#include "kernel/abi/trace.h"

#define ROOM 4096

static void *
other(void *unused)
{
    sched_yield();
    return unused;
}

static int
inside(void)
{
    pthread_t thread;

    CHECK_EQ(pthread_create(&thread, NULL, other, NULL), 0);
    sched_yield();
    CHECK_EQ(pthread_join(thread, NULL), 0);
    return 0;
}

static bool
noted(const struct heddle_schedule *s, uint32_t tid, uint32_t kind, uint32_t size, uint64_t can)
{
    for (uint32_t i = 0; i < s->notes_made; i++)
        if (s->notes[i].tid == tid && s->notes[i].kind == kind && (kind == HEDDLE_NOTE_POINT || s->notes[i].size == size) &&
            s->notes[i].value == can)
            return true;
    return false;
}

int
main(int argc, char **argv)
{
    static struct heddle_note notes[ROOM];
    struct heddle_schedule plain = { .flags = 0 }, s = { .flags = HEDDLE_TURNS, .notes = notes, .notes_room = ROOM };

    if (argc > 1)
        return inside();
    run_domain(argv[0], &plain);
    run_domain(argv[0], &s);
    CHECK_EQ(s.verdict, HEDDLE_ENDED);
    CHECK_EQ(s.points, plain.points);
    CHECK_EQ(s.switches, plain.switches);
    CHECK(s.notes_made > 0 && s.notes_made <= ROOM);
    CHECK(noted(&s, 2, HEDDLE_NOTE_POINT, 0, 1 << 2));
    CHECK(noted(&s, 2, HEDDLE_NOTE_POINT, 0, 1 << 2 | 1 << 3));
    CHECK(noted(&s, 2, HEDDLE_NOTE_PASS, TRACE_REASON_JOIN, 1 << 3));
    CHECK(noted(&s, 3, HEDDLE_NOTE_PASS, HEDDLE_NOTE_ENDED, 1 << 2));
    return 0;
}
