/* SPDX-License-Identifier: MIT */
/* What the program called, and what it was told: questions to the list that called.h and closely.h describe. */
#include <fnmatch.h>
#include <string.h>

#include "user/lessons/check/check.h"

#define MOST_THREADS 4096

bool
like_any(const char *name, const char *any)
{
    char pattern[64];
    for (size_t n; *any; any += n + strspn(any + n, " ")) {
        n = strcspn(any, " ");
        snprintf(pattern, sizeof pattern, "%.*s", (int)n, any);
        if (fnmatch(pattern, name, 0) == 0) {
            return true;
        }
    }
    return false;
}

/* The next entry of this kind ('>', '<', '+', ':'; 0: a name alone) behind *at, which goes on: its name and two numbers. */
static bool
next_entry(const char **at, char kind, char name[64], long *first, long *second)
{
    while (**at) {
        const char *line = *at;
        bool found = kind ? *line == kind : !strchr("><+-:?=!", *line);
        *at += strcspn(line, "\n");
        *at += **at == '\n';
        *first = *second = 0;
        if (found && sscanf(line + (kind != 0), "%63s%*1[ ]%ld %ld", name, first, second) >= 1) {
            return true;
        }
    }
    return false;
}

/* Not under `seeds`. */
static bool
counted(const struct evidence *e)
{
    return e->called && strstr(e->called, "\n+main ");
}

bool
called(const struct evidence *e, const char *any)
{
    char name[64];
    long first, second;
    for (const char *at = e->called; at && next_entry(&at, 0, name, &first, &second);) {
        if (like_any(name, any)) {
            return true;
        }
    }
    return !e->called;
}

size_t
times_called(const struct evidence *e, const char *any)
{
    char name[64];
    long thread, none;
    size_t n = 0;
    for (const char *at = e->called; at && next_entry(&at, '>', name, &thread, &none);) {
        n += like_any(name, any);
    }
    return n;
}

size_t
threads_that_called(const struct evidence *e, const char *any)
{
    char name[64];
    bool known[256] = { false };
    long thread, none;
    size_t n = 0;
    for (const char *at = e->called; at && next_entry(&at, '>', name, &thread, &none);) {
        if (thread < 256 && !known[thread] && like_any(name, any)) {
            known[thread] = true;
            n++;
        }
    }
    return counted(e) ? n : SIZE_MAX;
}

size_t
threads_given_something(const struct evidence *e)
{
    char name[64];
    long thread, given;
    size_t n = 0;
    for (const char *at = e->called; at && next_entry(&at, ':', name, &thread, &given);) {
        n += given != 0;
    }
    return counted(e) ? n : SIZE_MAX;
}

bool
goes_on_by_hand(const struct evidence *e, size_t spoke, size_t silent)
{
    char name[64];
    long entered, of_them;
    for (const char *at = e->called; at && next_entry(&at, '+', name, &entered, &of_them);) {
        if ((size_t)of_them >= spoke && (size_t)(entered - of_them) >= silent) {
            return true;
        }
    }
    return !counted(e);
}

bool
hands_on(const struct evidence *e)
{
    char name[64];
    long times, none;
    for (const char *at = e->called; at && next_entry(&at, '-', name, &times, &none);) {
        if (times > 0) {
            return true;
        }
    }
    return false;
}

static void
find_callers(const struct evidence *e, const char *any, bool is_caller[MOST_THREADS])
{
    char name[64];
    long thread, none;
    memset(is_caller, 0, MOST_THREADS);
    for (const char *at = e->called; at && next_entry(&at, '>', name, &thread, &none);) {
        is_caller[thread < MOST_THREADS ? thread : 0] |= like_any(name, any);
    }
}

size_t
capitals_made(const struct evidence *e, const char *callers, bool by_them)
{
    bool is_caller[MOST_THREADS];
    char name[64];
    long thread, value;
    size_t n = 0;
    find_callers(e, callers, is_caller);
    for (const char *at = e->called; at && next_entry(&at, '!', name, &thread, &value);) {
        n += value >= 'A' && value <= 'Z' && thread < MOST_THREADS && is_caller[thread] == by_them;
    }
    return n;
}

void
want_asked(const struct evidence *e, const char *library, const char *asks)
{
    want(!called(e, library) || called(e, asks), "it says what %s answered and never asked: it is the library's %s that it works with",
         asks, library);
}

void
want_called(const struct evidence *e, const char *mechanism, const char *any)
{
    want(called(e, any), "it says what would come of %s and has none: its own code calls none of %s", mechanism, any);
}

void
want_no_lots(const struct evidence *e, const char *lots)
{
    want(!e->called || !called(e, lots), "what it says is to come of the schedule, and its own code calls one of %s", lots);
}

bool
noted_stepwise(const struct evidence *e)
{
    return e->called && strstr(e->called, "\n?");
}

void
want_called_times(const struct evidence *e, const char *mechanism, size_t least, const char *any)
{
    want_called(e, mechanism, any);
    want(!counted(e) || times_called(e, any) >= least, "what it says takes %zu calls at least of %s, and its own code made %zu, of: %s", least,
         mechanism, times_called(e, any), any);
}

static bool
answer_is(long answer, int wanted)
{
    return wanted == YES || wanted == NO ? (answer & 0xff) == (wanted == YES) : wanted == SOMETHING ? answer > 0 : answer == wanted;
}

void
want_these_answers(const struct evidence *e, const char *library, const char *asks, const int *answers, size_t n)
{
    char name[64];
    long thread, answer;
    size_t i = 0;
    if (!counted(e) || !called(e, library)) {
        return;
    }
    for (const char *at = e->called; i < n && next_entry(&at, '<', name, &thread, &answer);) {
        i += like_any(name, asks) && answer_is(answer, answers[i]);
    }
    want(i == n, "it works with %s, and says what %s did not answer: of %zu answers that it needs for that the first %zu came", library,
         asks, n, i);
}

size_t
times_refused_after(const struct evidence *e, const char *looks, int there, const char *takes)
{
    static bool was_there[MOST_THREADS];
    char name[64];
    long thread, answer;
    size_t n = 0;
    for (const char *at = e->called; at && next_entry(&at, '<', name, &thread, &answer);) {
        bool looked = like_any(name, looks), took = like_any(name, takes);
        if (thread < MOST_THREADS && (looked || took)) {
            n += took && was_there[thread] && answer < 0;
            was_there[thread] = looked && answer_is(answer, there);
        }
    }
    return n;
}
