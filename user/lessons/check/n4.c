/* SPDX-License-Identifier: MIT */
/* N4: the address that /etc/hosts says; 4096 bytes by one recv; one paragraph by the split; then every byte of the page. */
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/bytes.h"
#include "user/lessons/check/net_seen.h"

static const struct { const char *name, *address; } hosts[] = {
    { "localhost", "127.0.0.1" }, { "heddle", "127.0.1.1" }, { "www.heddle.test", "127.0.0.80" }, { "www", "127.0.0.80" },
};

static void
runs(struct draw *d)
{
    puts("/lessons/n4-http-by-hand");
    const char *name = hosts[draw_number(d, 1, 3)].name;
    long paragraphs = draw_number(d, 3, 40);
    printf("/lessons/n4-http-by-hand %s %ld %ld\n", name, paragraphs, draw_number(d, 1500, 2000));
}

static uint32_t
digest_of_page(long paragraphs, long size)
{
    uint32_t digest = BYTES_DIGEST;
    for (long i = 0; i < paragraphs; i++) {
        char letter = (char)('a' + i % 26);
        digest = i ? bytes_digest(digest, "\r\n\r\n", 4) : digest;
        for (long k = 0; k < size; k++) {
            digest = bytes_digest(digest, &letter, 1);
        }
    }
    return digest;
}

static void
judge_names(struct evidence *e, const char *name)
{
    const struct line *none = need_line(e, "name", 0), *l = need_line(e, "name", 1);
    want(says(none, "name", "no-such-name.invalid") && says(none, "address", "unknown"), "a name that nobody has is found");
    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
        if (strcmp(hosts[i].name, name) == 0) {
            want(says(l, "name", name) && says(l, "address", hosts[i].address), "%s is %s", name, hosts[i].address);
        }
    }
    want(count_calls(e, e->main, SYS_openat, ANY_RESULT) + count_calls(e, e->main, SYS_open, ANY_RESULT) >= 2,
         "nobody looked into /etc/hosts");
}

static void
judge(struct evidence *e)
{
    const char *name = arg_text(e->argc, e->argv, 1, "localhost");
    long paragraphs = arg_number(e->argc, e->argv, 2, 8), size = arg_number(e->argc, e->argv, 3, 1500);
    long page = paragraphs * size + (paragraphs - 1) * 4;
    const struct line *once = need_line(e, "once", 0), *split = need_line(e, "split", 0), *mended = need_line(e, "mended", 0);
    judge_names(e, name);
    long bytes = number_of(split, "bytes"), head = bytes - page;
    want(head > 20 && head < 500, "the answer has %ld bytes, the page %ld", bytes, page);
    want(number_of(once, "recv") == 4096 && number_of(once, "status") == 200 && number_of(once, "body") == 4096 - head,
         "one recv gives 4096 bytes, %ld of them body", 4096 - head);
    want(number_of(split, "body") == size, "the split leaves the first %ld bytes", size);
    want(number_of(mended, "status") == 200 && number_of(mended, "promised") == page && number_of(mended, "body") == page,
         "the body has %ld bytes", page);
    want(number_of(mended, "digest") == digest_of_page(paragraphs, size), "the body is another");

    uint32_t server;
    want(children_of(e, e->main, &server, 1) == 1, "the server is not one process");
    struct traffic theirs = traffic_of(e, server), ours = traffic_of(e, e->main);
    want(theirs.accepted == 2 && ours.connected == 2, "there are not two connections");
    want(theirs.sent == 2 * bytes, "the server did not send two times %ld bytes", bytes);
    want(ours.received == 4096 + bytes, "the client received %ld bytes, not 4096 and %ld", ours.received, bytes);
}

LESSON_CHECK(n4, runs, judge);
