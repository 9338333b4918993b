/* SPDX-License-Identifier: MIT */
/* Who has waited for a mutex with priority inheritance, and has got it, waits for nothing: so says each point that it
 * comes to after that. */
#include "domain.h"

#include <pthread.h>
#include <sched.h>

#include "kernel/abi/trace.h"

#define ROOM  4096
#define SEEDS 20

static pthread_mutex_t mutex;

static void *
hold(void *unused)
{
    CHECK_EQ(pthread_mutex_lock(&mutex), 0);
    sched_yield();
    CHECK_EQ(pthread_mutex_unlock(&mutex), 0);
    return unused;
}

static int
inside(void)
{
    pthread_mutexattr_t attributes;
    pthread_t thread;

    pthread_mutexattr_init(&attributes);
    CHECK_EQ(pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT), 0);
    CHECK_EQ(pthread_mutex_init(&mutex, &attributes), 0);
    CHECK_EQ(pthread_create(&thread, NULL, hold, NULL), 0);
    sched_yield();
    hold(NULL);
    CHECK_EQ(pthread_join(thread, NULL), 0);
    return 0;
}

int
main(int argc, char **argv)
{
    static struct heddle_note notes[ROOM];
    int waited = 0;

    if (argc > 1)
        return inside();
    for (unsigned long seed = 1; seed <= SEEDS; seed++) {
        struct heddle_schedule s = random_schedule(seed);

        s.flags = HEDDLE_TURNS;
        s.notes = notes;
        s.notes_room = ROOM;
        CHECK_EQ(run_domain(argv[0], &s), 0);
        CHECK(s.notes_made > 0 && s.notes_made <= ROOM);
        for (uint32_t i = 0; i < s.notes_made; i++) {
            waited += notes[i].kind == HEDDLE_NOTE_PASS && notes[i].size == TRACE_REASON_LOCK;
            if (notes[i].kind == HEDDLE_NOTE_POINT)
                CHECK_EQ(notes[i].size, 0);
        }
    }
    CHECK(waited > 0);
    return 0;
}
