/* SPDX-License-Identifier: MIT */
/*
 * See play.h. What is shown before each move:
 *
 *     move 5
 *       2  bank.c:38  waits: join
 *     > 3  bank.c:11  write balance         balance = balance + 10;
 *       4  bank.c:22  lock lock             pthread_mutex_lock(&lock);
 *     lock: held by 3
 *     who moves? 3 4 (Enter: 3)
 */
#include "user/bin/explore/play.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kernel/abi/trace.h"
#include "user/bin/explore/moves.h"
#include "user/bin/explore/places.h"
#include "user/bin/explore/report.h"
#include "user/bin/explore/steps.h"

#define MOVES_MOST 2000

static const char help[] =
    "  a number   that thread moves: it does what stands beside it\n"
    "  t NUMBER   the time is up for which that thread waits\n"
    "  Enter      as it would go on by itself\n"
    "  u          takes back the last move\n"
    "  s          the token of the run so far, which then goes on by itself\n"
    "  e          goes on by itself to the end\n"
    "  q          enough\n";

static struct moves moves;
static struct found chosen;
/* Before each move: how many choices there were, and where it was. */
static struct taken { uint32_t choices; int64_t note; } taken[MOVES_MOST];
static uint32_t made;
static int64_t at;               /* the note of the place that is shown, or before the first */

/* The line itself, as far as it is at hand. */
static void
source_line(char *to, size_t size, const char *place)
{
    char path[160];
    unsigned int line = 0;

    to[0] = '\0';
    if (sscanf(place, "%127[^:]:%u", path + sizeof(PLAY_SOURCES) - 1, &line) != 2)
        return;
    memcpy(path, PLAY_SOURCES, sizeof(PLAY_SOURCES) - 1);
    place_line(to, size, fopen(path, "r"), line); /* an absolute name has two slashes then */
}

static void
show_step(const struct heddle_note *n, const char *what)
{
    char place[160], near[96], line[128];

    place_name(place, sizeof(place), n->pc, false);
    place_name(near, sizeof(near), n->pc, true);
    source_line(line, sizeof(line), place);
    printf("%s  %-27s %s\n", near, what, line + strspn(line, " \t"));
}

static void
show_player(const struct place *place, uint32_t tid, const struct player *p)
{
    static const char *const reasons[] = {
#define WORD(name, word) word,
        TRACE_REASONS(WORD)
#undef WORD
    };
    char what[160], name[64] = "";
    bool turn = tid == place->tid && !place->waits;

    printf("%c %2u  ", turn ? '>' : ' ', tid);
    if (p->ended) {
        printf("has ended\n");
    } else if (p->waits) {
        if (p->reason == TRACE_REASON_LOCK || p->reason == TRACE_REASON_FUTEX)
            variable_name(name, sizeof(name), p->object);
        snprintf(what, sizeof(what), "waits: %s%s%s%s", p->reason < TRACE_REASON_COUNT ? reasons[p->reason] : "?",
                 name[0] && name[0] != '0' ? " " : "", name[0] != '0' ? name : "", place->late >> tid & 1 ? ", with a timeout" : "");
        if (p->last)
            show_step(p->last, what);
        else
            printf("%s\n", what);
    } else if (p->next) {
        step_words(what, sizeof(what), p->next, false);
        show_step(p->next, what);
    } else {
        printf("goes on\n");
    }
}

/* Of a lock: who holds it, who waits for it. */
static void
show_lock(const struct place *place, uint64_t lock, const struct player players[PLAYERS])
{
    uint32_t holder = moves_holder(&moves, place->note, lock);
    char name[64];

    if (!holder)
        return;
    printf("%s: held by %u", variable_name(name, sizeof(name), lock), holder);
    for (uint32_t tid = 2; tid < PLAYERS; tid++)
        if (players[tid].waits && players[tid].object == lock)
            printf(", waited for by %u", tid);
    printf("\n");
}

/* Of each lock that somebody has called for. */
static void
show_locks(const struct place *place, const struct player players[PLAYERS])
{
    uint64_t seen[32];
    uint32_t n = 0, j;

    for (uint32_t i = 0; i <= place->note && n < 32; i++) {
        const struct heddle_note *note = &moves.notes[i];

        if (note->kind != HEDDLE_NOTE_CALL || step_call(note->value) != STEP_LOCKS)
            continue;
        for (j = 0; j < n && seen[j] != note->address; j++)
            continue;
        if (j == n)
            show_lock(place, seen[n++] = note->address, players);
    }
}

/* The steps since the last place, with what they have read and written. */
static void
show_done(int64_t from, uint32_t to)
{
    for (uint32_t i = (uint32_t)(from + 1); i < to; i++) {
        struct heddle_note n = moves.notes[i];
        bool valued;
        char what[160];

        if (!moves_is_step(&moves, i))
            continue;
        valued = moves_value(&moves, i, &n.value);
        step_words(what, sizeof(what), &n, valued);
        printf("  %u: ", n.tid);
        show_step(&n, what);
    }
}

static uint32_t
by_itself(const struct place *place)
{
    return !place->waits ? place->tid : place->can ? (uint32_t)__builtin_ctzll(place->can) : HEDDLE_LATE | (uint32_t)__builtin_ctzll(place->late);
}

static void
show_players(const struct place *place)
{
    struct player players[PLAYERS];

    moves_players(&moves, place->note, players);
    for (uint32_t tid = 2; tid < PLAYERS; tid++)
        if (players[tid].known)
            show_player(place, tid, &players[tid]);
    show_locks(place, players);
}

static void
show(const struct place *place)
{
    printf("\nmove %u\n", made + 1);
    show_players(place);
    printf("who moves?");
    for (uint32_t tid = 2; tid < PLAYERS; tid++)
        if (place->can >> tid & 1)
            printf(" %u", tid);
    for (uint32_t tid = 2; tid < PLAYERS; tid++)
        if (place->late >> tid & 1)
            printf(" t%u", tid);
    printf(" (Enter: %s%u) ", by_itself(place) & HEDDLE_LATE ? "t" : "", by_itself(place) & ~HEDDLE_LATE);
    fflush(stdout);
}

static void
again(int output)
{
    moves_run(&moves, &chosen, output);
    if (!moves.too_long)
        return;
    printf("it has more steps than can be played\n");
    exit(2);
}

/* Whoever just begins, or goes on where it lost its turn, has not done anything yet. */
static void
skip_beginning(uint32_t tid)
{
    struct place place;

    while (moves_next(&moves, at, &place) && place.tid == tid && !place.waits) {
        for (uint32_t i = (uint32_t)(at + 1); i < place.note; i++)
            if (moves.notes[i].tid == tid && moves_is_step(&moves, i))
                return;
        at = place.note;
    }
}

/* False: it cannot. */
static bool
move(const struct place *place, uint32_t next)
{
    uint32_t tid = next & ~HEDDLE_LATE;

    if (tid >= PLAYERS || !((next & HEDDLE_LATE ? place->late : place->can) >> tid & 1) || made == MOVES_MOST || chosen.count == ROOM)
        return false;
    taken[made++] = (struct taken){ chosen.count, at };
    at = place->note;
    if (next != by_itself(place)) {
        chosen.choices[chosen.count++] = (struct heddle_choice){ place->tid, place->number, next };
        again(explored.silent);
    }
    skip_beginning(tid);
    return true;
}

/* To the end. */
static void
go_on(void)
{
    struct place place;

    while (moves_next(&moves, at, &place) && move(&place, by_itself(&place)))
        continue;
}

static void
take_back(void)
{
    if (made == 0) {
        printf("there is no move to take back\n");
        return;
    }
    made--;
    at = taken[made].note;
    if (chosen.count == taken[made].choices)
        return;
    chosen.count = taken[made].choices;
    again(explored.silent);
}

static void
show_end(bool again)
{
    if (!again) {
        printf("\nit ends after %u moves: %s\n", made, words_for(moves.outcome));
        if (moves.outcome.verdict == HEDDLE_STUCK && moves.count > 0)
            show_players(&(struct place){ .note = moves.count - 1 });
        fflush(stdout);
        replay(&chosen, STDOUT_FILENO);
    }
    printf("%su takes back a move, s tells the token, q is enough: ", fails(moves.outcome) ? "it failed; " : "");
    fflush(stdout);
}

static void
save(void)
{
    const char *token = report_token(&chosen);

    printf(token[0] ? "heddle replay %s\n" : "the run so far has too many choices for a token%s\n", token);
}

/* False: enough. */
static bool
obey(const char *line, const struct place *place)
{
    bool late = line[0] == 't';
    char *rest;
    unsigned long tid;

    switch (line[0]) {
    case 'q': return false;
    case 'u': take_back(); return true;
    case 's': save(); return true;
    case 'h': case '?': printf("%s", help); return true;
    case 'e': go_on(); return true;
    default: break;
    }
    tid = strtoul(line + late, &rest, 10);
    if (!place)
        printf("it has ended; u takes back the last move\n");
    else if (line[0] == '\0' ? !move(place, by_itself(place)) : rest == line + late || *rest ||
             !move(place, (uint32_t)tid | (late ? HEDDLE_LATE : 0)))
        printf("'%s' cannot move now; h tells what can be said here\n", line);
    return true;
}

int
play(bool echo)
{
    char line[64];
    struct place place;
    int64_t told = -1, to;
    bool more;

    explored.flags = HEDDLE_NOTES | HEDDLE_TURNS;
    at = -1;
    again(explored.silent);
    do {
        more = moves_next(&moves, at, &place);
        to = more ? place.note : moves.count;
        if (to > told)
            show_done(told, (uint32_t)to);
        if (more)
            show(&place);
        else
            show_end(to == told);
        told = to;
        if (!fgets(line, sizeof(line), stdin))
            break;
        line[strcspn(line, "\n")] = '\0';
        if (echo)
            printf("%s\n", line);
    } while (obey(line, more ? &place : NULL));
    return !more && fails(moves.outcome);
}
