/* SPDX-License-Identifier: MIT */
/*
 * explore: runs a program under one schedule after the other, each in a fresh world, until one fails: another exit
 * status than 0, a signal, threads that wait for what can never come, no end, or a data race.
 *
 * A schedule is told by its choices, 4@2>3: at its second point thread 4 passed the turn to 3, where otherwise it would
 * have kept it or, unable to go on, the lowest number got it (4@2>t3: because the time was up for which 3 waited). Of a schedule that fails as many choices are left out as
 * it still fails without, in the same way; what is left is replayed with the program's output to be seen.
 *
 * Strategies: lib/explore/strategy.h; mix is random, pct:2 to pct:5 and starve in turn. bound:B goes through all schedules
 * without preemption, then those with one, and so on to B, and says when there is none left.
 *
 * With -a no ending counts as a failure: it goes through all schedules, tells how often each ending came, and the first seed
 * of each, and shows that schedule once more with its output.
 */
#include "user/bin/explore/choices.h"
#include "user/bin/explore/places.h"
#include "user/bin/explore/strategies.h"
#include "user/bin/explore/story.h"
#include "user/bin/explore/token.h"
#include "user/bin/tool.h"

#include <fcntl.h>
#include <heddle.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <time.h>

#define ROOM 4096
#define POINTS_MOST 100000
#define NOTES 8192

/* How a schedule ended; equal ones failed in the same way. */
struct outcome {
    int status;
    uint32_t verdict;
    struct heddle_race race;
};

struct found {
    uint32_t count;
    struct heddle_choice choices[ROOM];
};

static char **program;
static uint32_t flags = HEDDLE_RACES;
static bool shows_progress;
static int silent;              /* a descriptor that forgets what is written */
static struct heddle_schedule drawn; /* that failed, before anything was left out */
static unsigned long schedules, points;
static struct heddle_choice choices[ROOM];

static bool
fails(struct outcome o)
{
    return o.verdict != HEDDLE_ENDED || o.status != 0;
}

/* Whether these are the same two places, in any order. */
static bool
same_race(const struct heddle_race *a, const struct heddle_race *b)
{
    return (a->access[0].pc == b->access[0].pc && a->access[1].pc == b->access[1].pc) ||
           (a->access[0].pc == b->access[1].pc && a->access[1].pc == b->access[0].pc);
}

static bool
same(struct outcome a, struct outcome b)
{
    return a.verdict == b.verdict && (a.verdict != HEDDLE_ENDED || a.status == b.status) &&
           (a.verdict != HEDDLE_RACED || same_race(&a.race, &b.race));
}

static struct outcome
run(struct heddle_schedule *s, int output)
{
    int status;

    s->points_most = POINTS_MOST;
    s->flags = flags;
    s->room = ROOM;
    s->choices = choices;
    status = heddle_domain_run(program[0], program, s, output, output == silent);
    if (status < 0)
        die(program[0]);
    schedules++;
    points += s->points;
    return (struct outcome){ status, s->verdict, s->race };
}

static struct outcome
replay(const struct found *f, int output)
{
    struct heddle_schedule s = { .strategy = HEDDLE_REPLAY, .replay_count = f->count };

    memcpy(choices, f->choices, f->count * sizeof(choices[0]));
    return run(&s, output);
}

/* Leaves out halves, quarters, ... single choices, as long as it fails in the same way: what remains is 1-minimal. */
static void
shrink(struct found *f, struct outcome wanted)
{
    static struct found less;

    for (uint32_t size = f->count; size > 0; size = size > 1 ? (size + 1) / 2 : 0) {
        for (uint32_t start = 0; start < f->count;) {
            uint32_t end = start + size < f->count ? start + size : f->count;

            less.count = f->count - (end - start);
            memcpy(less.choices, f->choices, start * sizeof(choices[0]));
            memcpy(less.choices + start, f->choices + end, (f->count - end) * sizeof(choices[0]));
            if (same(replay(&less, silent), wanted))
                *f = less;
            else
                start = end;
        }
    }
}

static const char *
words_for(struct outcome o)
{
    static char text[64];

    if (o.verdict == HEDDLE_STUCK)
        return "everyone waits, and nothing can ever happen";
    if (o.verdict == HEDDLE_ENDLESS)
        return "it does not end";
    if (o.verdict == HEDDLE_RACED)
        return "a data race";
    if (WIFSIGNALED(o.status))
        snprintf(text, sizeof(text), "signal %d (%s)", WTERMSIG(o.status), strsignal(WTERMSIG(o.status)));
    else
        snprintf(text, sizeof(text), "exit status %d", WEXITSTATUS(o.status));
    return text;
}

static void
tell_race(const struct heddle_race *race)
{
    static const char *const how[] = { "read", "wrote", "read (atomic)", "wrote (atomic)", "read (volatile)", "wrote (volatile)" };
    char name[128];

    printf("explore: nothing orders these two accesses of %s:\n", variable_name(name, sizeof(name), race->address));
    for (int i = 0; i < 2; i++)
        printf("explore:   thread %u %s %u byte%s at %s\n", race->access[i].tid, how[race->access[i].kind % 6],
               race->access[i].size, race->access[i].size == 1 ? "" : "s",
               place_name(name, sizeof(name), race->access[i].pc, false));
}

static void
print_token(const struct found *f)
{
    struct heddle_schedule s = { .flags = flags, .choices = choices, .replay_count = f->count };
    char token[TOKEN_SIZE];

    memcpy(choices, f->choices, f->count * sizeof(choices[0]));
    token_write(token, program_digest(program), &s, &drawn);
    if (token[0])
        printf("explore: heddle replay %s\n", token);
}

/* Replays it, to hear each step. */
static void
explain(const struct found *f)
{
    static struct heddle_note notes[NOTES];
    struct heddle_schedule s = { .strategy = HEDDLE_REPLAY, .replay_count = f->count, .notes = notes, .notes_room = NOTES };

    memcpy(choices, f->choices, f->count * sizeof(choices[0]));
    flags |= HEDDLE_NOTES;
    run(&s, silent);
    flags &= ~(uint32_t)HEDDLE_NOTES;
    story_tell(&s);
}

/* Replays it once more, seen. */
static int
report(const struct found *f, struct outcome o)
{
    printf("explore: %s\nexplore: to see it again: -c, on the host --choices '", words_for(o));
    print_choices(f->choices, f->count);
    printf("'\n");
    print_token(f);
    if (o.verdict == HEDDLE_RACED)
        tell_race(&o.race);
    explain(f);
    fflush(stdout);
    replay(f, STDOUT_FILENO);
    return fails(o);
}

/* On a terminal, twice a second: how far it is, and where to go on if it is stopped now. */
static void
progress(const struct search *s)
{
    static struct timespec last;
    struct timespec now;
    double passed;

    clock_gettime(CLOCK_MONOTONIC, &now);
    passed = (double)(now.tv_sec - last.tv_sec) + (double)(now.tv_nsec - last.tv_nsec) / 1e9;
    if (passed < 0.5)
        return;
    last = now;
    fprintf(stderr, "\rexplore: %lu schedules, %lu points, ", schedules, points);
    if (s->strategy == HEDDLE_BOUND)
        fprintf(stderr, "%lu of %u preemptions\033[K", s->within, s->bound);
    else
        fprintf(stderr, "to go on: --seed %lu\033[K", s->seed);
}

static int
search(const char *strategy, unsigned long seed, unsigned long count)
{
    static struct found f;
    struct heddle_schedule s = { .choices = choices, .room = ROOM };
    struct search search;

    if (!search_begin(&search, strategy, seed))
        usage();
    while (schedules < count && search_next(&search, &s)) {
        struct outcome o = run(&s, silent), shrunk;

        search_ran(&search, &s);
        if (shows_progress)
            progress(&search);
        if (!fails(o))
            continue;
        if (shows_progress)
            fprintf(stderr, "\r\033[K");
        drawn = s;
        f.count = s.made < ROOM ? s.made : ROOM;
        memcpy(f.choices, choices, f.count * sizeof(choices[0]));
        printf("explore: schedule %lu fails, with %u choices at %u points; leaving out what it fails without\n",
               (unsigned long)s.seed, f.count, s.points);
        shrink(&f, o);
        shrunk = replay(&f, silent);
        return report(&f, same(shrunk, o) ? shrunk : o);
    }
    if (shows_progress)
        fprintf(stderr, "\r\033[K");
    printf("explore: %lu schedules, %lu points: none fails\n", schedules, points);
    search_tell(&search);
    return 0;
}

struct ending {
    struct outcome outcome;
    unsigned long seed, times;
};

/* The schedule of this seed, with its output. */
static void
show(const struct ending *e)
{
    struct heddle_schedule s = { .strategy = HEDDLE_RANDOM, .seed = e->seed };

    printf("explore: seed %lu, %lu of %lu schedules: %s\n", e->seed, e->times, schedules, words_for(e->outcome));
    fflush(stdout);
    run(&s, STDOUT_FILENO);
    schedules--;
}

static int
all_endings(unsigned long seed, unsigned long count)
{
    struct ending endings[32];
    size_t n = 0, i;

    for (unsigned long last = seed + count; seed < last; seed++) {
        struct heddle_schedule s = { .strategy = HEDDLE_RANDOM, .seed = seed };
        struct outcome o = run(&s, silent);

        for (i = 0; i < n && !same(endings[i].outcome, o); i++)
            continue;
        if (i == n && n < 32)
            endings[n++] = (struct ending){ o, seed, 0 };
        if (i < n)
            endings[i].times++;
    }
    for (i = 0; i < n; i++)
        show(&endings[i]);
    return 0;
}

static int
replay_text(const char *text)
{
    static struct found f;

    for (const char *at = text; strcmp(text, "none") != 0 && *at && f.count < ROOM; at += *at == ',') {
        struct heddle_choice *c = &f.choices[f.count++];

        if (!read_choice(at, c)) {
            fprintf(stderr, "explore: '%s' is not a choice; they look like 4@2>3,3@5>4,3@6>t4\n", at);
            return 2;
        }
        at += strcspn(at, ",");
    }
    return report(&f, replay(&f, silent));
}

/* The run that a token tells. */
static int
replay_token(const char *token)
{
    static struct found f;
    struct heddle_schedule s = { .choices = choices, .room = ROOM };
    uint64_t its;
    enum token_error error = token_read(token, &its, &s);
    struct outcome o;

    if (error != TOKEN_OK) {
        fprintf(stderr, "explore: %s %s\n", token, token_error_text(error));
        return 2;
    }
    if (its != program_digest(program)) {
        fprintf(stderr, "explore: %s is a token of another program than this %s, or of other arguments\n", token, program[0]);
        return 2;
    }
    flags = s.flags;
    drawn = s;
    o = run(&s, silent);
    f.count = s.made < ROOM ? s.made : ROOM;
    memcpy(f.choices, choices, f.count * sizeof(choices[0]));
    return report(&f, o);
}

int
main(int argc, char **argv)
{
    long count = 1000, seed = 1;
    const char *list = NULL, *strategy = "mix", *token = NULL;
    bool all = false;
    int option;

    tool_start("explore", "[-ap] [-n SCHEDULES] [-s SEED] [-S STRATEGY] [-c CHOICES | -t TOKEN] [-R] [-f FILE,...] PROGRAM [ARG]...");
    while ((option = getopt(argc, argv, "+an:ps:S:c:t:Rf:")) != -1) {
        switch (option) {
        case 'a': all = true; break;
        case 'n': count = number(optarg); break;
        case 'p': shows_progress = true; break;
        case 's': seed = number(optarg); break;
        case 'S': strategy = optarg; break;
        case 't': token = optarg; break;
        case 'c': list = optarg; break;
        case 'f': story_shorten(optarg); break; /* of a failure is told what happens in these files */
        case 'R': flags &= ~(uint32_t)HEDDLE_RACES; break; /* they are no failure */
        default: usage();
        }
    }
    if (optind == argc || count < 1)
        usage();
    program = argv + optind;
    places_open(program[0]);
    silent = open("/dev/null", O_WRONLY);
    if (token)
        return replay_token(token);
    if (all)
        return all_endings((unsigned long)seed, (unsigned long)count);
    return list ? replay_text(list) : search(strategy, (unsigned long)seed, (unsigned long)count);
}
