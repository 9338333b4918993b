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
 *
 * With -m it is `heddle explore` that listens: report.h. Exit status: 0 none fails, 1 one does, 2 bad use, 3 whether one ends
 * only a virtual clock can tell.
 */
#include "user/bin/explore/ahead.h"
#include "user/bin/explore/choices.h"
#include "user/bin/explore/places.h"
#include "user/bin/explore/play.h"
#include "user/bin/explore/report.h"
#include "user/bin/explore/run.h"
#include "user/bin/explore/story.h"
#include "user/bin/explore/strategies.h"
#include "user/bin/explore/told.h"
#include "user/bin/explore/token.h"
#include "user/bin/tool.h"

#include <fcntl.h>
#include <time.h>

static bool records, verbose;

static struct options {
    const char *strategy, *choices, *token, *from;
    unsigned long count, seed;
    unsigned int at_once;
    bool all, once;
    int play;
} options = { .strategy = "mix", .count = 1000, .seed = 1, .at_once = 1 };

/* Twice a second: how far it is, and where to go on if it is stopped now. */
static void
progress(const struct search *s, const struct heddle_schedule *next)
{
    static struct timespec last;
    struct timespec now;
    double passed;

    if (!records && !isatty(STDERR_FILENO))
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    passed = (double)(now.tv_sec - last.tv_sec) + (double)(now.tv_nsec - last.tv_nsec) / 1e9;
    if (passed < 0.5)
        return;
    last = now;
    if (records)
        record_state(s, next);
    else
        fprintf(stderr, "\rexplore: %lu schedules, %lu points\033[K", s->ran, s->points);
}

static void
end_progress(void)
{
    if (!records && isatty(STDERR_FILENO))
        fprintf(stderr, "\r\033[K");
}

static int
failed(const struct search *search, struct heddle_schedule *s, struct outcome o)
{
    static struct found f;
    struct outcome shrunk;

    take_choices(&f, s);
    printf("explore: schedule %lu fails, with %u choices at %u points; leaving out what it fails without\n",
           (unsigned long)s->seed, f.count, s->points);
    if (verbose)
        search_tell_each(search);
    fflush(stdout);
    shrink(&f, o);
    shrunk = replay(&f, explored.silent);
    if (same(shrunk, o))
        o = shrunk;
    if (records)
        record_result(search, &f, o, s);
    return report(&f, o, s);
}

static int
search(struct search *search, const char *from, unsigned long count)
{
    struct heddle_schedule *s = ahead_begin(options.at_once);
    struct outcome o;

    if (from && !search_from(search, s, from))
        usage();
    while (ahead_next(search, count, &s, &o)) {
        progress(search, s);
        search_ran(search, s);
        if (!fails(o)) {
            told_take(s);
            continue;
        }
        end_progress();
        return failed(search, s, o);
    }
    end_progress();
    printf("explore: %lu schedules, %lu points: none fails\n", search->ran, search->points);
    if (search->strategy == HEDDLE_BOUND && search->ran == count && !search->exhausted) {
        printf("explore: to go on: --");
        search_place(search, s, stdout);
        printf("\n");
    }
    search_tell(search);
    told_report();
    if (verbose)
        search_tell_each(search);
    if (records)
        record_result(search, NULL, (struct outcome){ 0 }, s);
    return 0;
}

struct ending {
    struct outcome outcome;
    unsigned long seed, times;
};

/* The schedule of this seed, with its output. */
static void
show(const struct ending *e, unsigned long count)
{
    struct heddle_schedule s = { .strategy = HEDDLE_RANDOM, .seed = e->seed };

    printf("explore: seed %lu, %lu of %lu schedules: %s\n", e->seed, e->times, count, words_for(e->outcome));
    fflush(stdout);
    run(&s, STDOUT_FILENO);
}

static int
all_endings(unsigned long seed, unsigned long count)
{
    struct ending endings[32];
    size_t n = 0, i;

    for (unsigned long last = seed + count; seed < last; seed++) {
        struct heddle_schedule s = { .strategy = HEDDLE_RANDOM, .seed = seed };
        struct outcome o = run(&s, explored.silent);

        for (i = 0; i < n && !same(endings[i].outcome, o); i++)
            continue;
        if (i == n && n < 32)
            endings[n++] = (struct ending){ o, seed, 0 };
        if (i < n)
            endings[i].times++;
    }
    for (i = 0; i < n; i++)
        show(&endings[i], count);
    return 0;
}

static int
replay_text(const char *text)
{
    static struct found f;
    int count = read_choices(text, f.choices, ROOM);

    if (count < 0)
        return 2;
    f.count = (uint32_t)count;
    return report(&f, replay(&f, explored.silent), &(struct heddle_schedule){ .strategy = HEDDLE_REPLAY });
}

/* The run that a token tells. */
static int
replay_token(const char *token)
{
    static struct found f;
    struct heddle_schedule s = { .choices = choices, .room = ROOM }, drawn;
    uint64_t its;
    enum token_error error = token_read(token, &its, &s);
    struct outcome o;

    if (error != TOKEN_OK) {
        fprintf(stderr, "explore: %s %s\n", token, token_error_text(error));
        return 2;
    }
    if (its != program_digest(explored.program)) {
        fprintf(stderr, "explore: %s is a token of another program than this %s, or of other arguments\n", token,
                explored.program[0]);
        return 2;
    }
    explored.flags = s.flags;
    drawn = s;
    if (options.once)
        return fails(run(&s, STDOUT_FILENO));
    o = run(&s, explored.silent);
    take_choices(&f, &s);
    return report(&f, o, &drawn);
}

static void
read_options(int argc, char **argv)
{
    int option;

    while ((option = getopt(argc, argv, "+amopn:s:S:c:t:f:g:j:l:Rvw:x:")) != -1) {
        switch (option) {
        case 'a': options.all = true; break;
        case 'm': records = true; break;
        case 'o': options.once = true; break; /* a token's run and nothing else, for a debugger */
        case 'p': options.play++; break; /* a person chooses; twice: not at a terminal */
        case 'n': options.count = (unsigned long)number(optarg); break;
        case 's': options.seed = (unsigned long)number(optarg); break;
        case 'S': options.strategy = optarg; break;
        case 'g': options.from = optarg; break;
        case 't': options.token = optarg; break;
        case 'c': options.choices = optarg; break;
        case 'j': options.at_once = (unsigned int)number(optarg); break; /* each may take 32 MiB */
        case 'l': explored.points_most = (uint32_t)number(optarg); break;
        case 'v': verbose = true; break;
        case 'w': explored.patience_ms = (uint32_t)number(optarg); break;
        case 'f': story_shorten(optarg); break; /* of a failure is told what happens in these files */
        case 'R': explored.flags &= ~(uint32_t)HEDDLE_RACES; break; /* they are no failure */
        case 'x':
            explored.expected = open(optarg, O_RDONLY);
            if (explored.expected < 0)
                die(optarg);
            break;
        default: usage();
        }
    }
    if (optind == argc || options.count < 1 || options.at_once < 1)
        usage();
}

int
main(int argc, char **argv)
{
    struct search s;

    tool_start("explore", "[-amRv] [-n SCHEDULES] [-s SEED] [-S STRATEGY] [-g PLACE] [-j COUNT] [-l POINTS] [-w MS] [-c CHOICES | [-o] -t TOKEN | -p]\n"
               "       [-f FILE,...] PROGRAM [ARG]...");
    read_options(argc, argv);
    explored.program = argv + optind;
    places_open(explored.program[0]);
    explored.silent = open("/dev/null", O_WRONLY);
    if (options.token)
        return replay_token(options.token);
    if (options.choices)
        return replay_text(options.choices);
    if (options.play)
        return play(options.play > 1);
    if (options.all)
        return all_endings(options.seed, options.count);
    if (!search_begin(&s, options.strategy, options.seed))
        usage();
    return search(&s, options.from, options.count);
}
