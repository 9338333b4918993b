/* SPDX-License-Identifier: MIT */
/*
 * The story of a schedule, from its notes:
 *
 *     steps       reads and writes of what two threads touched and one wrote; calls of the library
 *     near        how far a step is from where the turn passed to another thread, or from the end
 *     rows        the steps that are nearest, in their order, as columns.c prints them
 */
#include "user/bin/explore/story.h"

#include <stdbool.h>
#include <string.h>

#include "user/bin/explore/columns.h"
#include "user/bin/explore/places.h"
#include "user/bin/explore/steps.h"

#define STEPS_MOST      16384
#define ROWS_MOST       32              /* of steps; with what stands around them 40 */
#define ROWS_SHORT      13
#define LOOKED_AT       1024            /* a power of two */
#define ADDRESSES       4096            /* a power of two */

static struct step steps[STEPS_MOST];
static uint32_t count;
static const char *only;                /* story_shorten */
static int rows_most = ROWS_MOST;

/* Of each address that steps touch: by whom, and whether it was written. */
static struct touched {
    uint64_t address;
    uint32_t tid;
    bool shared, written;
} touched[ADDRESSES];

/* NULL: there are too many. */
static struct touched *
touched_at(uint64_t address)
{
    uint32_t i = (uint32_t)(address * 2654435761u >> 8) % ADDRESSES;

    for (uint32_t tried = 0; tried < ADDRESSES; tried++, i = (i + 1) % ADDRESSES)
        if (touched[i].address == address || !touched[i].address)
            return &touched[i];
    return NULL;
}

static const struct heddle_note *
note_at(const struct heddle_schedule *s, uint32_t i)
{
    return &s->notes[i % s->notes_room];
}

static uint32_t
first_note(const struct heddle_schedule *s)
{
    return s->notes_made > s->notes_room ? s->notes_made - s->notes_room : 0;
}

static void
find_shared(const struct heddle_schedule *s)
{
    for (uint32_t i = first_note(s); i < s->notes_made; i++) {
        const struct heddle_note *n = note_at(s, i);
        struct touched *t = step_is_access(n) ? touched_at(n->address) : NULL;

        if (!t)
            continue;
        t->shared |= t->address && t->tid != n->tid;
        t->written |= step_is_write(n);
        t->address = n->address;
        t->tid = n->tid;
    }
}

/* What a thread's last write of that address has written, which is known a step later. */
static void
set_value(const struct heddle_note *n)
{
    for (uint32_t i = count; i-- > 0;)
        if (steps[i].note->tid == n->tid && steps[i].note->address == n->address && step_is_write(steps[i].note)) {
            steps[i].value = n->value;
            steps[i].valued = true;
            return;
        }
}

void
story_shorten(const char *files)
{
    only = files;
    rows_most = ROWS_SHORT;
}

/* Is the place, "queue.c:34", in a file of `only`? */
static bool
is_among(const char *place)
{
    size_t length = strcspn(place, ":");

    for (const char *at = only; *at; at += strcspn(at, ","), at += *at == ',')
        if (strcspn(at, ",") == length && strncmp(at, place, length) == 0)
            return true;
    return false;
}

/* The same few places come again and again, and each takes long to find. */
static bool
is_elsewhere(uint64_t pc)
{
    static struct { uint64_t pc; bool elsewhere; } looked_at[LOOKED_AT];
    uint32_t i = (uint32_t)(pc * 2654435761u >> 8) % LOOKED_AT;
    char place[96];

    if (only && looked_at[i].pc != pc) {
        looked_at[i].pc = pc;
        looked_at[i].elsewhere = !is_among(place_name(place, sizeof(place), pc, true));
    }
    return only && looked_at[i].elsewhere;
}

static uint64_t raced_at;               /* 0: nobody did */

/* A race may be told of a byte that its two accesses do not both begin at. */
static bool
is_told(const struct heddle_note *n)
{
    struct touched *t;

    if (!step_is_access(n))
        return n->kind == HEDDLE_NOTE_CALL;
    if (raced_at - n->address < n->size)
        return true;
    t = touched_at(n->address);
    return t && t->shared && t->written;
}

static void
collect(const struct heddle_schedule *s)
{
    for (uint32_t i = first_note(s); i < s->notes_made && count < STEPS_MOST; i++) {
        const struct heddle_note *n = note_at(s, i);

        if (n->kind == HEDDLE_NOTE_VALUE)
            set_value(n);
        else if (is_told(n))
            steps[count++] = (struct step){ n, n->value, n->kind == HEDDLE_NOTE_READ || n->kind == HEDDLE_NOTE_ATOMIC_READ,
                                            false, is_elsewhere(n->pc), UINT32_MAX };
        else if (n->kind == HEDDLE_NOTE_RETURN)
            for (uint32_t j = count; j-- > 0;)
                if (steps[j].note->tid == n->tid) {
                    steps[j].valued = true; /* it came back */
                    break;
                }
    }
}

/* How far is each from where another thread goes on, or from the end? */
static void
measure(void)
{
    uint32_t far = UINT32_MAX / 2;

    for (uint32_t i = 0; i < count; i++) {
        far = i == 0 || steps[i - 1].note->tid != steps[i].note->tid ? 0 : far + 1;
        steps[i].near = far;
    }
    far = 0;
    for (uint32_t i = count; i-- > 0;) {
        far = i + 1 == count || steps[i + 1].note->tid != steps[i].note->tid ? 0 : far + 1;
        if (far < steps[i].near)
            steps[i].near = far;
    }
}

/* Which are the last ones of their threads? */
static void
find_last(void)
{
    uint32_t seen[64], n = 0, j;

    for (uint32_t i = count; i-- > 0 && n < 64;) {
        for (j = 0; j < n && seen[j] != steps[i].note->tid; j++)
            ;
        if (j < n)
            continue;
        seen[n++] = steps[i].note->tid;
        steps[i].last = true;
    }
}

/* Of what is elsewhere only calls that never came back stay. */
static void
leave_out(void)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < count; i++)
        if (!steps[i].elsewhere || (steps[i].last && !steps[i].valued && !step_is_access(steps[i].note)))
            steps[kept++] = steps[i];
    count = kept;
}

/* Rows that it takes to tell all steps from `from` on that are at most so far. */
static uint32_t
rows_for(uint32_t from, uint32_t near)
{
    uint32_t rows = 0;
    bool gap = from > 0;

    for (uint32_t i = from; i < count; i++) {
        if (steps[i].near > near) {
            gap = true;
            continue;
        }
        rows += 1 + gap;
        gap = false;
    }
    return rows + gap;
}

void
story_tell(const struct heddle_schedule *s)
{
    uint32_t near = 1000, from = 0;

    memset(touched, 0, sizeof(touched));
    count = 0;
    raced_at = s->verdict == HEDDLE_RACED ? s->race.address : 0;
    find_shared(s);
    collect(s);
    if (count == 0)
        return;
    find_last();
    leave_out();
    if (count == 0)
        return;
    measure();
    while (near > 0 && rows_for(0, near) > (uint32_t)rows_most)
        near--;
    while (rows_for(from, near) > (uint32_t)rows_most)
        from++;
    columns_print(steps, count, from, near, only);
}
