/* SPDX-License-Identifier: MIT */
/* P5: each child slept as long as it said, all side by side, and they ended in the order of that; the parent ended its
 * waiting with the last. */
#include <string.h>

#include "user/lessons/check/check.h"

#define MOST 8

static void
runs(struct draw *d)
{
    puts("/lessons/p5-join-all");
    printf("/lessons/p5-join-all");
    for (long i = draw_number(d, 3, 5); i > 0; i--) {
        const char *person = draw_word(d);
        long age = draw_number(d, 1, 99);
        printf(" %s %ld %s", person, age, draw_seconds(d, MILLISECONDS(100), SECONDS(2)));
    }
    printf("\n");
}

static const struct line *
line_to(struct evidence *e, const char *word, const char *person)
{
    for (size_t n = 0; find_line(e, word, n); n++) {
        if (says(find_line(e, word, n), "to", person)) {
            return find_line(e, word, n);
        }
    }
    want(false, "there is no line @%s to=%s", word, person);
    return NULL;
}

/* What the child was told to sleep, or said that it would; and so it did, or nothing at all if that is less than a tick. */
static int64_t
judge_child(struct evidence *e, size_t i, uint32_t pid, char **of)
{
    const struct line *started = need_line(e, "started", i), *mail = line_to(e, "mail", of[0]);
    int64_t said = MILLISECONDS(number_of(mail, "delay_ms"));
    want(says(started, "to", of[0]) && number_of(started, "pid") == (long)pid, "process %u was not started for %s", pid, of[0]);
    want(says(mail, "age", of[1]), "the age of %s is %s", of[0], of[1]);
    want(strcmp(of[2], "random") == 0 || said == seconds_of(of[2]), "the delay of %s is %s", of[0], of[2]);
    if (said > TICK / 10) {
        want_sleeps(e, pid, 1, said);
    }
    return said;
}

/* Where one delay is longer than another by more than a tick, so the ends and the lines are in that order. */
static void
judge_order(struct evidence *e, const uint32_t *pid, const int64_t *delay, char *const *const *of, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int64_t first, second;
            int status;
            if (delay[i] + 2 * TICK < delay[j]) {
                want(process_end(e, pid[i], &status, &first) && process_end(e, pid[j], &status, &second) && first < second,
                     "process %u did not end before %u", pid[i], pid[j]);
                want(line_to(e, "sent", of[i][0]) < line_to(e, "sent", of[j][0]), "the mail to %s was not sent before that to %s",
                     of[i][0], of[j][0]);
            }
        }
    }
}

static void
judge(struct evidence *e)
{
    static char *people[] = { "p5", "小杨", "18", "random", "Bob", "20", "random", "Allen", "55", "random" };
    char **list = e->argc > 3 ? e->argv : people, *const *of[MOST];
    size_t count = e->argc > 3 ? (size_t)(e->argc - 1) / 3 : 3;
    uint32_t pid[MOST];
    int64_t delay[MOST], longest = 0;
    want(count <= MOST && children_of(e, e->main, pid, MOST) == count, "the lesson did not make %zu processes", count);
    for (size_t i = 0; i < count; i++) {
        of[i] = list + 1 + 3 * i;
        delay[i] = judge_child(e, i, pid[i], list + 1 + 3 * i);
        longest = delay[i] > longest ? delay[i] : longest;
    }
    judge_order(e, pid, delay, of, count);
    want(e->argc > 3 || delay[0] != delay[1] || delay[1] != delay[2], "the delays are not random");
    want(strcmp(e->lines[e->line_count - 1].word, "all_sent") == 0, "all_sent is not the last line");
    want_ms(need_line(e, "all_sent", 0), "ms", longest);
}

LESSON_CHECK(p5, runs, judge);
