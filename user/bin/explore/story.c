/* SPDX-License-Identifier: MIT */
/*
 * The story of a schedule, from its notes:
 *
 *     steps       reads and writes of what two threads touched and one wrote; calls of the library
 *     near        how far a step is from where the turn passed to another thread, or from the end
 *     rows        the steps that are nearest, in their order; "..." where some were left out
 *
 *      main (2)          thread 3           thread 4
 *     --------------------------------------------------------
 *      15 create
 *                        9 read money 100
 *                                           9 read money 100
 */
#include "user/bin/explore/story.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "user/bin/explore/places.h"
#include "user/bin/explore/steps.h"

#define STEPS_MOST      16384
#define ROWS_MOST       32              /* of steps; with what stands around them 40 */
#define ROWS_SHORT      13
#define WIDTH           79
#define WIDTH_SHORT     75
#define LOOKED_AT       1024            /* a power of two */
#define COLUMNS_MOST    5               /* further threads share the last one */
#define ADDRESSES       4096            /* a power of two */

struct step {
    const struct heddle_note *note;
    uint64_t value;
    bool valued;                        /* `value` is what it read or wrote */
    bool last;                          /* of its thread */
    bool elsewhere;                     /* not in a file of `only` */
    uint32_t near;
};

static char told_file[96];              /* that the head names */
static struct step steps[STEPS_MOST];
static uint32_t count;
static uint32_t threads[COLUMNS_MOST], thread_count;
static const char *only;                /* story_shorten */
static int rows_most = ROWS_MOST, story_width = WIDTH;

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
    story_width = WIDTH_SHORT;
    snprintf(told_file, sizeof(told_file), "%.*s", (int)strcspn(files, ","), files);
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

/* --- printing --- */

static uint32_t
column_of(uint32_t tid)
{
    for (uint32_t i = 0; i < thread_count; i++)
        if (threads[i] == tid)
            return i;
    if (thread_count == COLUMNS_MOST)
        return COLUMNS_MOST - 1;
    threads[thread_count] = tid;
    return thread_count++;
}

static bool
may_wait(const char *call)
{
    return (strstr(call, "lock") && !strstr(call, "unlock")) || strstr(call, "wait") || strstr(call, "join") ||
           strstr(call, "read") || strstr(call, "recv");
}

static void
put_value(char *to, size_t size, const struct heddle_note *n, uint64_t value)
{
    step_value(to, size, n, value);
    if (only && strncmp(to, " 0x", 3) == 0) /* longer than a number that tells a reader anything */
        to[0] = '\0';
}

static void
put_step(char *to, size_t size, const struct step *step)
{
    static const char *const how[] = { "read", "write", "read", "write" };
    const struct heddle_note *n = step->note;
    char place[96], name[64] = "", value[64] = "";
    const char *line = place, *call;
    size_t same = strlen(told_file);

    place_name(place, sizeof(place), n->pc, true);
    if (step->elsewhere) {
        snprintf(to, size, "waits, %s", place);
        return;
    }
    if (strncmp(place, told_file, same) == 0 && place[same] == ':')
        line += same + 1;
    if (n->address)
        variable_name(name, sizeof(name), n->address);
    if (only && strncmp(name, "0x", 2) == 0)
        name[0] = '\0';
    if (step_is_access(n)) {
        if (step->valued)
            put_value(value, sizeof(value), n, step->value);
        snprintf(to, size, "%s %s%s%s%s", line, how[n->kind], *name ? " " : "", name, value);
        return;
    }
    call = step_call_name(n->value);
    if (strncmp(name, "0x", 2) == 0)
        name[0] = '\0';
    snprintf(to, size, "%s %s%s%s%s", line, call, name[0] ? " " : "", name,
             step->last && !step->valued && may_wait(call) ? " ..waits" : "");
}

static void
print_row(const struct step *step, int width)
{
    char text[256];
    uint32_t column = column_of(step->note->tid);

    put_step(text, sizeof(text), step);
    if (step->note->tid != threads[column])
        snprintf(text + strlen(text), sizeof(text) - strlen(text), " (%u)", step->note->tid);
    printf("%*s%.*s\n", (int)column * width, "", (int)column + 1 < (int)thread_count ? width - 1 : story_width - (int)column * width, text);
}

static void
print_head(int width)
{
    char name[32];

    printf("\nsteps of each thread, with their lines of %s:\n", told_file);
    for (uint32_t i = 0; i < thread_count; i++) {
        snprintf(name, sizeof(name), "thread %u", threads[i]);
        printf("%-*s", i + 1 < thread_count ? width : 0, name);
    }
    printf("\n");
    for (int i = 0; i < story_width; i++)
        putchar('-');
    printf("\n");
}

/* The one that most rows are in. */
static void
choose_file(uint32_t from, uint32_t near)
{
    struct { char name[sizeof(told_file)]; uint32_t rows; } files[8] = { 0 }, *best = files, *f;
    char place[sizeof(told_file)];

    for (uint32_t i = from; i < count; i++) {
        if (steps[i].near > near)
            continue;
        place_name(place, sizeof(place), steps[i].note->pc, true);
        place[strcspn(place, ":")] = '\0';
        for (f = files; f < files + 7 && f->rows > 0 && strcmp(f->name, place) != 0; f++)
            ;
        strcpy(f->name, place);
        if (++f->rows > best->rows)
            best = f;
    }
    strcpy(told_file, best->name);
}

static void
print_rows(uint32_t from, uint32_t near)
{
    bool gap = from > 0;
    int width;

    for (uint32_t i = from; i < count; i++)
        if (steps[i].near <= near)
            column_of(steps[i].note->tid);
    width = story_width / (int)thread_count;
    if (!only)
        choose_file(from, near);
    print_head(width);
    for (uint32_t i = from; i < count; i++) {
        if (steps[i].near > near) {
            gap = true;
            continue;
        }
        if (gap)
            printf("...\n");
        gap = false;
        print_row(&steps[i], width);
    }
    printf("\n");
}

void
story_tell(const struct heddle_schedule *s)
{
    uint32_t near = 1000, from = 0;

    memset(touched, 0, sizeof(touched));
    count = thread_count = 0;
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
    print_rows(from, near);
}
