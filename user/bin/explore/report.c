/* SPDX-License-Identifier: MIT */
/* See report.h. */
#include "user/bin/explore/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "user/bin/explore/choices.h"
#include "user/bin/explore/output.h"
#include "user/bin/explore/places.h"
#include "user/bin/explore/story.h"
#include "user/bin/explore/token.h"

#define NOTES 8192

static const char *
how(uint32_t kind)
{
    static const char *const words[] = { "read", "wrote", "read (atomic)", "wrote (atomic)", "read (volatile)", "wrote (volatile)" };

    return words[kind % 6];
}

/* "holding first, second", the one taken last at the end. Of two processes each may have one of that name. */
static void
tell_held(const struct heddle_race *race, int i)
{
    char name[128];

    for (uint32_t left = race->access[i].held_count; left-- > 0;) {
        uint64_t lock = race->access[i].held[left];
        bool own = (race->address & HEDDLE_SHARED) && !(lock & HEDDLE_SHARED);

        printf("%s%s%s", left + 1 == race->access[i].held_count ? ", holding " : ", ", variable_name(name, sizeof(name), lock),
               own ? " (of its process)" : "");
    }
    printf("%s\n", race->access[i].held_count > 0 ? "" : ", holding no lock");
}

static void
tell_race(const struct heddle_race *race)
{
    char name[128];

    printf("explore: nothing orders these two accesses of %s:\n", variable_name(name, sizeof(name), race->address));
    for (int i = 0; i < 2; i++) {
        printf("explore:   thread %u %s %u byte%s at %s", race->access[i].tid, how(race->access[i].kind), race->access[i].size,
               race->access[i].size == 1 ? "" : "s", place_name(name, sizeof(name), race->access[i].pc, false));
        tell_held(race, i);
    }
}

/* "" if it cannot be told. */
static const char *
token_of(const struct found *f, const struct heddle_schedule *drawn)
{
    struct heddle_schedule s = { .flags = explored.flags, .choices = choices, .replay_count = f->count };
    static char token[TOKEN_SIZE];

    memcpy(choices, f->choices, f->count * sizeof(choices[0]));
    token_write(token, program_digest(explored.program), &s, drawn);
    return token;
}

/* Replays it, to hear each step. */
static void
explain(const struct found *f)
{
    static struct heddle_note notes[NOTES];
    struct heddle_schedule s = { .strategy = HEDDLE_REPLAY, .replay_count = f->count, .notes = notes, .notes_room = NOTES };

    memcpy(choices, f->choices, f->count * sizeof(choices[0]));
    explored.flags |= HEDDLE_NOTES;
    run(&s, explored.silent);
    explored.flags &= ~(uint32_t)HEDDLE_NOTES;
    story_tell(&s);
}

/* Of one that does not end, as much as can be read. */
static void
show(const struct found *f, struct outcome o)
{
    int beginning = o.verdict == HEDDLE_ENDLESS ? output_open() : -1;

    fflush(stdout);
    replay(f, beginning >= 0 ? beginning : STDOUT_FILENO);
    if (beginning >= 0)
        output_show(beginning);
}

const char *
report_token(const struct found *f)
{
    return token_of(f, &(struct heddle_schedule){ .strategy = HEDDLE_REPLAY });
}

/* By an assertion, an exit or a fault of which it is known where that is. */
static bool
gives_up(struct outcome o)
{
    return o.verdict == HEDDLE_ENDED && fails(o) && o.place;
}

int
report(const struct found *f, struct outcome o, const struct heddle_schedule *drawn)
{
    const char *token = token_of(f, drawn);
    char at[128];

    printf("explore: %s\nexplore: to see it again: -c, on the host --choices '", words_for(o));
    print_choices(stdout, f->choices, f->count);
    printf("'\n");
    if (token[0])
        printf("explore: heddle replay %s\n", token);
    if (o.verdict == HEDDLE_RACED)
        tell_race(&o.race);
    if (gives_up(o))
        printf("explore: it gives up at %s\n", place_name(at, sizeof(at), o.place, false));
    explain(f);
    show(f, o);
    return fails(o);
}

/* --- records: each in one piece, for others write there, too --- */

static FILE *
begin(void)
{
    static char room[1 << 18];
    static FILE *out;

    if (!out && (out = fdopen(STDERR_FILENO, "w")))
        setvbuf(out, room, _IOFBF, sizeof(room));
    if (!out) {
        perror("explore");
        exit(2);
    }
    fflush(stdout);
    putc(RECORD, out);
    return out;
}

static void
end(FILE *out)
{
    putc('\n', out);
    fflush(out);
}

static void
put_string(FILE *out, const char *before, const char *text)
{
    fprintf(out, "%s\"", before);
    for (; *text; text++)
        fprintf(out, *text == '"' || *text == '\\' ? "\\%c" : (unsigned char)*text < ' ' ? "\\u%04x" : "%c", (unsigned char)*text);
    putc('"', out);
}

void
record_state(const struct search *s, const struct heddle_schedule *next)
{
    FILE *out = begin();

    fprintf(out, "%lu\t%lu\t", s->ran, s->points);
    fprintf(out, "--");
    search_place(s, next, out);
    putc('\t', out);
    if (s->strategy == HEDDLE_BOUND)
        fprintf(out, "%lu of %u preemptions", s->within, s->bound);
    end(out);
}

static void
put_race(FILE *out, const struct heddle_race *race)
{
    char name[128];

    put_string(out, ", \"variable\": ", variable_name(name, sizeof(name), race->address));
    fprintf(out, ", \"accesses\": [");
    for (int i = 0; i < 2; i++) {
        fprintf(out, "%s{\"thread\": %u, \"bytes\": %u", i ? ", " : "", race->access[i].tid, race->access[i].size);
        put_string(out, ", \"how\": ", how(race->access[i].kind));
        put_string(out, ", \"at\": ", place_name(name, sizeof(name), race->access[i].pc, false));
        fprintf(out, ", \"held\": [");
        for (uint32_t j = 0; j < race->access[i].held_count; j++)
            put_string(out, j > 0 ? ", " : "", variable_name(name, sizeof(name), race->access[i].held[j]));
        putc(']', out);
        putc('}', out);
    }
    putc(']', out);
}

static void
put_failure(FILE *out, const struct found *f, struct outcome o, const struct heddle_schedule *drawn)
{
    char at[128];

    put_string(out, ", \"text\": ", words_for(o));
    if (o.verdict == HEDDLE_ENDED)
        fprintf(out, ", \"%s\": %d", signal_of(o) ? "signal" : "status", signal_of(o) ? signal_of(o) : WEXITSTATUS(o.status));
    fprintf(out, ", \"seed\": %lu, \"choices\": [", (unsigned long)drawn->seed);
    for (uint32_t i = 0; i < f->count; i++)
        fprintf(out, "%s{\"thread\": %u, \"point\": %u, \"next\": %u, \"timeout\": %s}", i ? ", " : "", f->choices[i].tid,
                f->choices[i].number, f->choices[i].next & ~HEDDLE_LATE, f->choices[i].next & HEDDLE_LATE ? "true" : "false");
    putc(']', out);
    put_string(out, ", \"token\": ", token_of(f, drawn));
    if (o.verdict == HEDDLE_RACED)
        put_race(out, &o.race);
    if (gives_up(o))
        put_string(out, ", \"at\": ", place_name(at, sizeof(at), o.place, false));
}

void
record_result(const struct search *s, const struct found *f, struct outcome o, const struct heddle_schedule *drawn)
{
    FILE *out = begin();

    fprintf(out, "{\"program\": [");
    for (char **word = explored.program; *word; word++)
        put_string(out, word > explored.program ? ", " : "", *word);
    put_string(out, "], \"verdict\": ", f ? word_for(o) : "clean");
    fprintf(out, ", \"schedules\": %lu, \"points\": %lu, \"exhausted\": %s, \"strategies\": {", s->ran, s->points,
            search_exhausted(s) ? "true" : "false");
    search_put_each(s, out);
    putc('}', out);
    if (f)
        put_failure(out, f, o, drawn);
    putc('}', out);
    end(out);
}
