/* SPDX-License-Identifier: MIT */
/*
 *      thread 2          thread 3           thread 4
 *     --------------------------------------------------------
 *      15 create
 *                        9 read money 100
 *     ...                                  (some steps were left out)
 *                                           9 read money 100
 */
#include "user/bin/explore/columns.h"

#include <stdio.h>
#include <string.h>

#include "user/bin/explore/places.h"
#include "user/bin/explore/steps.h"

#define WIDTH           79
#define WIDTH_TERSE     75
#define COLUMNS_MOST    5               /* further threads share the last one */

static char told_file[96];              /* that the head names */
static uint32_t threads[COLUMNS_MOST], thread_count;
static bool terse;
static int table_width;

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
    if (terse && strncmp(to, " 0x", 3) == 0) /* longer than a number that tells a reader anything */
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
    if (terse && strncmp(name, "0x", 2) == 0)
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
    printf("%*s%.*s\n", (int)column * width, "", (int)column + 1 < (int)thread_count ? width - 1 : table_width - (int)column * width, text);
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
    for (int i = 0; i < table_width; i++)
        putchar('-');
    printf("\n");
}

/* The one that most rows are in. */
static void
choose_file(const struct step *steps, uint32_t count, uint32_t from, uint32_t near)
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

void
columns_print(const struct step *steps, uint32_t count, uint32_t from, uint32_t near, const char *only)
{
    bool gap = from > 0;
    int width;

    terse = only;
    table_width = only ? WIDTH_TERSE : WIDTH;
    thread_count = 0;
    for (uint32_t i = from; i < count; i++)
        if (steps[i].near <= near)
            column_of(steps[i].note->tid);
    width = table_width / (int)thread_count;
    if (only)
        snprintf(told_file, sizeof(told_file), "%.*s", (int)strcspn(only, ","), only);
    else
        choose_file(steps, count, from, near);
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
