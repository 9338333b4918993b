/* SPDX-License-Identifier: MIT */
/* N5: six programs were executed; four said what was wrong and ended with 2, one found the port taken, one served the files. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/bytes.h"
#include "user/lessons/check/net_seen.h"

#define CALLS 6
#define SERVER 4

static void
runs(struct draw *d)
{
    puts("/lessons/n5-web-port");
    long port = draw_number(d, 2000, 30000), files = draw_number(d, 2, 8), size = draw_number(d, 1, 20000);
    printf("/lessons/n5-web-port %ld %ld %ld %ld\n", port, files, size, draw_number(d, 2, 1000));
}

/* The n-th attempt's line and its process's end. */
static void
judge_attempt(struct evidence *e, size_t n, uint32_t pid, long arguments, int status)
{
    const struct line *l = need_line(e, "attempt", n);
    int ended;
    int64_t when;
    want(number_of(l, "arguments") == arguments && number_of(l, "status") == status && *value_of(l, "says"),
         "attempt %zu, with %ld arguments, says what is wrong and ends with %d", n + 1, arguments, status);
    want(process_end(e, pid, &ended, &when) && ended == status << 8, "process %u did not exit with %d", pid, status);
}

static void
judge_pages(struct evidence *e, uint32_t server, long files, long size, uint32_t seed)
{
    char path[32];
    for (long i = 0; i < files; i++) {
        const struct line *l = need_line(e, "page", (size_t)i);
        snprintf(path, sizeof path, "/page%ld", i);
        want(says(l, "path", path) && number_of(l, "status") == 200 && number_of(l, "bytes") == size, "%s has %ld bytes", path,
             size);
        want(number_of(l, "digest") == bytes_digest_of(seed + (uint32_t)i, (size_t)size), "%s is another file", path);
    }
    want(number_of(need_line(e, "page", (size_t)files), "status") == 404, "a page that is not there is 404");
    struct traffic theirs = traffic_of(e, server), ours = traffic_of(e, e->main);
    want(theirs.accepted == files + 1 && ours.connected == files + 1, "there are not %ld connections", files + 1);
    want(theirs.sent > files * size && ours.received == theirs.sent, "the server did not send %ld bytes", files * size);
    want(count_calls(e, server, SYS_openat, -ENOENT) + count_calls(e, server, SYS_open, -ENOENT) == 1,
         "the server did not look for just one file that is not there");
}

static void
judge(struct evidence *e)
{
    long files = arg_number(e->argc, e->argv, 2, 3), size = arg_number(e->argc, e->argv, 3, 2000);
    uint32_t pid[CALLS];
    int status;
    int64_t when;
    want(children_of(e, e->main, pid, CALLS) == CALLS, "the program was not called %d times", CALLS);
    for (int i = 0; i < CALLS; i++) {
        want(call_time(e, pid[i], SYS_execve, 0) >= 0, "process %u executed no program", pid[i]);
    }
    judge_attempt(e, 0, pid[0], 0, 2);
    judge_attempt(e, 1, pid[1], 1, 2);
    judge_attempt(e, 2, pid[2], 2, 2);
    judge_attempt(e, 3, pid[3], 1, 2);
    judge_attempt(e, 4, pid[5], 1, 1);
    want(count_calls(e, pid[5], SYS_bind, -EADDRINUSE) == 1, "the second server's bind did not find the port taken");
    judge_pages(e, pid[SERVER], files, size, (uint32_t)arg_number(e->argc, e->argv, 4, 1));
    want(process_end(e, pid[SERVER], &status, &when) && status == SIGTERM, "the server was not ended by SIGTERM");
}

LESSON_CHECK(n5, runs, judge);
