/* SPDX-License-Identifier: MIT */
/* See moves.h. */
#include "user/bin/explore/moves.h"

#include <string.h>

#include "user/bin/explore/steps.h"

void
moves_run(struct moves *m, const struct found *f, int output)
{
    m->schedule = (struct heddle_schedule){ .strategy = HEDDLE_REPLAY, .replay_count = f->count, .notes = m->notes,
                                            .notes_room = NOTES_MOST };
    memcpy(choices, f->choices, f->count * sizeof(choices[0]));
    m->outcome = run(&m->schedule, output);
    m->too_long = m->schedule.notes_made > NOTES_MOST;
    m->count = m->too_long ? 0 : m->schedule.notes_made;
}

/* Two threads have touched it, and one has written it. */
static bool
is_shared(const struct moves *m, uint64_t address)
{
    bool written = false, shared = false;
    uint32_t first = 0;

    for (uint32_t i = 0; i < m->count; i++) {
        const struct heddle_note *n = &m->notes[i];

        if (!step_is_access(n) || n->address != address)
            continue;
        first = first ? first : n->tid;
        shared |= n->tid != first;
        written |= step_is_write(n);
    }
    return shared && written;
}

bool
moves_is_step(const struct moves *m, uint32_t note)
{
    const struct heddle_note *n = &m->notes[note];

    return n->kind == HEDDLE_NOTE_CALL || (step_is_access(n) && is_shared(m, n->address));
}

bool
moves_value(const struct moves *m, uint32_t note, uint64_t *value)
{
    const struct heddle_note *n = &m->notes[note], *later = n + 1;

    *value = n->value;
    if (!step_is_write(n))
        return step_is_access(n);
    while (later < &m->notes[m->count] && (later->tid != n->tid || later->kind != HEDDLE_NOTE_VALUE))
        later++;
    if (later == &m->notes[m->count])
        return false;
    *value = later->value;
    return later->address == n->address;
}

/* The step that the thread does next, from that note on; NULL: none in this run. */
static const struct heddle_note *
next_step(const struct moves *m, uint32_t note, uint32_t tid)
{
    for (; note < m->count; note++)
        if (m->notes[note].tid == tid && moves_is_step(m, note))
            return &m->notes[note];
    return NULL;
}

/* Is the point the one right before a step of its thread? */
static bool
is_before_step(const struct moves *m, uint32_t note)
{
    const struct heddle_note *point = &m->notes[note];

    for (uint32_t i = note + 1; i < m->count; i++) {
        const struct heddle_note *n = &m->notes[i];

        if (n->tid != point->tid || n->kind == HEDDLE_NOTE_VALUE)
            continue;
        return n->number == point->number && n->kind != HEDDLE_NOTE_PASS && moves_is_step(m, i);
    }
    return false;
}

/* Only one thread is left, and it does nothing any more: it is ended. */
static bool
is_over(const struct moves *m, uint32_t note)
{
    const struct heddle_note *n = &m->notes[note];

    if (n->pc || (n->value & (n->value - 1)))
        return false;
    while (++note < m->count)
        if (moves_is_step(m, note))
            return false;
    return true;
}

bool
moves_next(const struct moves *m, int64_t note, struct place *to)
{
    for (uint32_t i = (uint32_t)(note + 1); i < m->count; i++) {
        const struct heddle_note *n = &m->notes[i];
        bool waits = n->kind == HEDDLE_NOTE_PASS;

        if (n->tid <= 1 || (!waits && n->kind != HEDDLE_NOTE_POINT) || (n->value & 2) || !(n->value | n->pc) ||
            (waits ? is_over(m, i) : !is_before_step(m, i)))
            continue;
        *to = (struct place){ i, n->tid, n->number, n->value, n->pc, waits };
        return true;
    }
    return false;
}

void
moves_players(const struct moves *m, uint32_t note, struct player players[PLAYERS])
{
    memset(players, 0, PLAYERS * sizeof(players[0]));
    for (uint32_t i = 0; i <= note && i < m->count; i++) {
        const struct heddle_note *n = &m->notes[i];
        struct player *p = &players[n->tid % PLAYERS];

        p->known = true;
        p->waits = n->kind == HEDDLE_NOTE_PASS && n->size != HEDDLE_NOTE_ENDED;
        p->ended |= n->kind == HEDDLE_NOTE_PASS && n->size == HEDDLE_NOTE_ENDED;
        p->reason = n->size;
        p->object = n->address;
        if (moves_is_step(m, i))
            p->last = n;
    }
    for (uint32_t tid = 2; tid < PLAYERS; tid++) {
        struct player *p = &players[tid];

        p->known |= (m->notes[note].value | m->notes[note].pc) >> tid & 1;
        p->waits &= !(m->notes[note].value >> tid & 1);
        p->next = p->waits || p->ended ? NULL : next_step(m, note, tid);
    }
}

/* From the call's return to the call that lets it go; who waits for a condition has let go the lock that it took last. */
uint32_t
moves_holder(const struct moves *m, uint32_t note, uint64_t lock)
{
    const struct heddle_note *called[PLAYERS] = { NULL };
    uint32_t holder = 0;

    for (uint32_t i = 0; i <= note && i < m->count; i++) {
        const struct heddle_note *n = &m->notes[i], **of = &called[n->tid % PLAYERS];
        enum step_call call;

        if (n->kind == HEDDLE_NOTE_CALL)
            *of = n;
        call = *of ? step_call((*of)->value) : STEP_OTHER;
        if (n->kind == HEDDLE_NOTE_CALL && ((call == STEP_UNLOCKS && n->address == lock) || (call == STEP_WAITS && holder == n->tid)))
            holder = 0;
        else if (n->kind == HEDDLE_NOTE_RETURN && call == STEP_LOCKS && (*of)->address == lock && n->value == 0)
            holder = n->tid;
    }
    return holder;
}
