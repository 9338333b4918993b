/* SPDX-License-Identifier: MIT */
/* All schedules with at most B preemptions of two threads that each write three letters: no two are the same, each word
 * has no more runs than the bound lets it have, and there are as many words as combinatorics says: of B <= 1 (with a
 * virtual clock each world begins at a full second, and a test has 120). */
#include "domain.h"

#include <pthread.h>
#include <sched.h>

#include "lib/explore/bound.h"

static char word[8];
static int at;

static void *
letters(void *letter)
{
    for (int i = 0; i < 3; i++) {
        sched_yield();
        word[at++] = *(char *)letter;
    }
    return NULL;
}

static int
write_word(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, letters, "a");
    pthread_create(&b, NULL, letters, "b");
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    puts(word);
    return 0;
}

/* 2 C(2, ceil(r/2)-1) C(2, floor(r/2)-1) words have r runs, of which r-2 cost a preemption. */
static const int words_within[] = { 2, 6 };

static int
words_of(char *program, uint32_t bound)
{
    struct heddle_schedule s = { .strategy = HEDDLE_BOUND, .depth = bound };
    char seen[20][8];
    int n = 0, schedules = 0;

    do {
        int i = 0;

        CHECK_EQ(run_domain(program, &s), 0);
        CHECK(s.preemptions <= bound);
        schedules++;
        domain_text[6] = '\0';
        while (i < n && strcmp(seen[i], domain_text) != 0)
            i++;
        CHECK(i < 20);
        strcpy(seen[i], domain_text);
        n += i == n;
    } while (bound_next(&s));
    CHECK_EQ(s.branch_at, HEDDLE_EXHAUSTED);
    CHECK(schedules >= n);
    return n;
}

int
main(int argc, char **argv)
{
    if (argc > 1)
        return write_word();
    for (uint32_t bound = 0; bound <= 1; bound++)
        CHECK_EQ(words_of(argv[0], bound), words_within[bound]);
    return 0;
}
