/* SPDX-License-Identifier: MIT */
/* N9: the file went there and back through a process that had locked itself in and was no longer root; the anonymous user's never
 * did, and got nothing. */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>

#include "user/lessons/bytes.h"
#include "user/lessons/check/net_seen.h"

#define CONTROL 2000                /* more than commands and replies have in bytes */

static void
runs(struct draw *d)
{
    puts("/lessons/n9-file-transfer");
    const char *user = draw_word(d), *password = draw_word(d);
    long size = draw_number(d, 10000, 200000);
    printf("/lessons/n9-file-transfer %s %s %ld %ld\n", user, password, size, draw_number(d, 2, 1000));
}

static void
judge_session(struct evidence *e, uint32_t pid, long size)
{
    int64_t locked = call_time(e, pid, SYS_chroot, 0), given_up = call_time(e, pid, SYS_setuid, 0);
    given_up = given_up < 0 ? call_time(e, pid, SYS_setresuid, 0) : given_up;
    want(count_calls(e, pid, SYS_chroot, 0) == 1, "the session of the user is not in a root of its own");
    want(count_calls(e, pid, SYS_setuid, 0) + count_calls(e, pid, SYS_setresuid, 0) >= 1, "the session is still root");
    int64_t opened = call_time(e, pid, SYS_openat, 0), opened_too = call_time(e, pid, SYS_open, 0);
    opened = opened < 0 || (opened_too >= 0 && opened_too < opened) ? opened_too : opened;
    want(locked < opened && given_up < opened, "it opens a file before it is locked in");
    want(count_calls(e, pid, SYS_openat, -ENOENT) + count_calls(e, pid, SYS_open, -ENOENT) == 2,
         "the two files outside were not looked for in vain");
    want(count_calls(e, pid, SYS_openat, -EACCES) + count_calls(e, pid, SYS_open, -EACCES) == 1,
         "a file beside share was not refused by its directory's permissions");
    struct traffic t = traffic_of(e, pid);
    want(t.received >= size && t.received < size + CONTROL, "it received %ld bytes for a file of %ld", t.received, size);
    want(t.sent >= size && t.sent < size + CONTROL, "it sent %ld bytes for a file of %ld", t.sent, size);
    want(t.accepted >= 2, "the files had no connections of their own");
}

static void
judge(struct evidence *e)
{
    long size = arg_number(e->argc, e->argv, 3, 100000);
    uint32_t seed = (uint32_t)arg_number(e->argc, e->argv, 4, 1), server, session[2];
    want_said(e, "anonymous user=530 pass=530 get=530");
    want_said(e, "login wrong=530 right=230");
    want_said(e, "put reply=226 bytes=%ld", size);
    want_said(e, "refused put=data reply=553");
    want_said(e, "get reply=226 bytes=%ld length=%ld digest=%u", size, size, bytes_digest_of(seed, (size_t)size));
    want_said(e, "there same=yes");
    want_said(e, "refused get=../secret.txt reply=550 bytes=0");
    want_said(e, "refused get=/etc/passwd reply=550 bytes=0");
    want_said(e, "quit reply=221");
    want_no_more(e);

    want(children_of(e, e->main, &server, 1) == 1, "the server is not one process");
    want(children_of(e, server, session, 2) == 2, "the server did not make two sessions");
    struct traffic anonymous = traffic_of(e, session[0]);
    want(count_calls(e, session[0], SYS_chroot, ANY_RESULT) == 0 && anonymous.sent < CONTROL && anonymous.sends >= 4,
         "the anonymous session did not refuse three times");
    judge_session(e, session[1], size);
    struct traffic ours = traffic_of(e, e->main);
    want(ours.sent >= size && ours.received >= size, "the client did not send and get the file");
}

LESSON_CHECK(n9, runs, judge);
