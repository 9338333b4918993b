/* SPDX-License-Identifier: MIT */
/* Over many schedules of crawler and server, and sites and crawlers of many sizes, lesson C13's crawler gets each page of the
 * site exactly once, ends by itself, and never has more pages under way than it has workers. */
#include "domain.h"

#define SCHEDULES 3
#define MOST 100

struct crawl {
    char *pages, *workers, *seed;
};

static void
check_pages(long pages, long workers)
{
    int got[MOST] = { 0 }, crawled = 0;
    long n, found, requests, most;

    for (char *line = strtok(domain_text, "\n"); line; line = strtok(NULL, "\n")) {
        if (sscanf(line, "@page n=%ld status=200", &n) == 1) {
            CHECK(n >= 0 && n < pages);
            CHECK_EQ(++got[n], 1);
        }
        if (sscanf(line, "@crawled pages=%ld requests=%ld most=%ld", &found, &requests, &most) == 3) {
            crawled++;
            CHECK_EQ(found, pages);
            CHECK_EQ(requests, pages);
            CHECK(most >= 1 && most <= workers);
        }
    }
    CHECK_EQ(crawled, 1);
    for (n = 0; n < pages; n++)
        CHECK_EQ(got[n], 1);
}

int
main(void)
{
    static const struct crawl crawls[] = {
        { "1", "1", "1" }, { "1", "5", "1" }, { "12", "1", "2" }, { "12", "20", "3" }, { "30", "2", "4" }, { "40", "5", "5" },
    };

    SKIP_ON_LINUX();
    for (size_t i = 0; i < sizeof(crawls) / sizeof(crawls[0]); i++) {
        const struct crawl *c = &crawls[i];
        char *argv[] = { "/lessons/c13-crawler", c->pages, c->workers, "0.01", c->seed, NULL };

        for (unsigned long seed = 1; seed <= SCHEDULES; seed++) {
            struct heddle_schedule s = random_schedule(seed);
            int status = run_in_domain(argv, &s);

            CHECK_EQ(s.verdict, HEDDLE_ENDED);
            CHECK_EQ(status, EXITED(0));
            check_pages(atol(c->pages), atol(c->workers));
        }
    }
    return 0;
}
