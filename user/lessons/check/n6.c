/* SPDX-License-Identifier: MIT */
/* N6: the chosen site's files and not another's; 404; and four ways out that lead nowhere: the secret never left the server. */
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/bytes.h"
#include "user/lessons/check/net_seen.h"

static const char *const sites[] = { "plane", "snake", "tetris" };

/* file: which of the site's files it is; -1: not there, -2: outside. */
static const struct { const char *path; int file; } pages[] = {
    { "/", 0 }, { "/about.html", 1 }, { "/images/../about.html", 1 }, { "/missing.html", -1 }, { "/../secret.txt", -2 },
    { "/images/../../secret.txt", -2 }, { "/%2e%2e/secret.txt", -2 }, { "/link", -2 },
};
#define PAGES ((long)(sizeof pages / sizeof pages[0]))

static void
runs(struct draw *d)
{
    puts("/lessons/n6-site-directory");
    const char *site = sites[draw_number(d, 1, 2)];
    long size = draw_number(d, 1, 20000);
    printf("/lessons/n6-site-directory %s %ld %ld\n", site, size, draw_number(d, 2, 1000));
}

static void
judge_page(struct evidence *e, long n, long size, uint32_t seed)
{
    const struct line *l = need_line(e, "page", (size_t)n);
    const char *path = pages[n].path;
    long status = number_of(l, "status");
    int file = pages[n].file;
    want(says(l, "path", path), "page %ld is %s", n + 1, path);
    if (file >= 0) {
        want(status == 200 && number_of(l, "bytes") == size, "%s has %ld bytes", path, size);
        want(number_of(l, "digest") == bytes_digest_of(seed + (uint32_t)file, (size_t)size), "%s is another file", path);
    } else if (file == -1) {
        want(status == 404, "%s is not there: 404", path);
    } else {
        want(status == 403 || status == 404 || status == 400, "%s leads out, and is %ld", path, status);
    }
}

static void
judge(struct evidence *e)
{
    const char *site = arg_text(e->argc, e->argv, 1, "plane");
    long size = arg_number(e->argc, e->argv, 2, 3000);
    uint32_t seed = (uint32_t)arg_number(e->argc, e->argv, 3, 1), server;
    for (uint32_t i = 0; strcmp(site, sites[i]) != 0; i++) {
        seed += 10;
    }
    for (long i = 0; i < PAGES; i++) {
        judge_page(e, i, size, seed);
    }
    want(children_of(e, e->main, &server, 1) == 1, "the server is not one process");
    struct traffic theirs = traffic_of(e, server), ours = traffic_of(e, e->main);
    want(theirs.accepted == PAGES && ours.connected == PAGES, "there are not %ld connections", PAGES);
    want(theirs.sent >= 3 * size && theirs.sent < 3 * size + PAGES * 300, "the server sent %ld bytes: more than three files",
         theirs.sent);
    want(ours.received == theirs.sent, "the client received other bytes");
    long asked = 0;
    for (long i = 0; i < PAGES; i++) {
        asked += (long)strlen(pages[i].path) + (long)strlen("GET  HTTP/1.1\r\n\r\n");
    }
    want(ours.sent >= asked, "the client asked in %ld bytes for all that", ours.sent);
}

LESSON_CHECK(n6, runs, judge);
