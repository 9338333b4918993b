/* SPDX-License-Identifier: MIT */
/* R4: two writers that each spoke with the server, which is a third process; the parent, which asked it, has both keys. */
#include "user/lessons/check/manager_seen.h"

static void
runs(struct draw *d)
{
    puts("/lessons/r4-manager-dict");
    const char *first = draw_word(d), *second = draw_word(d);
    long a = draw_number(d, 100, 9999), b = draw_number(d, 100, 9999);
    printf("/lessons/r4-manager-dict %s1 %ld %s2 %ld\n", first, a, second, b);
}

static void
judge(struct evidence *e)
{
    uint32_t child[4];
    want(children_of(e, e->main, child, 4) == 3, "the lesson did not make three processes");
    want(number_of(need_line(e, "manager", 0), "pid") == (long)child[0], "the manager is process %u", child[0]);
    want_server(e, child[0], 3, 8);
    for (int i = 0; i < 2; i++) {
        const char *key = arg_text(e->argc, e->argv, 1 + 2 * i, i ? "f2" : "f");
        long value = arg_number(e->argc, e->argv, 2 + 2 * i, i ? 27 : 25);
        int status;
        int64_t when;
        bool added = false;
        for (size_t n = 0; n < count_lines(e, "added"); n++) {
            const struct line *l = find_line(e, "added", n);
            added |= says(l, "key", key) && number_of(l, "value") == value && number_of(l, "pid") == (long)child[1 + i];
        }
        want(added, "process %u did not add %s", child[1 + i], key);
        want(messages_sent(e, child[1 + i]) >= 3, "process %u did not speak with the manager", child[1 + i]);
        want(process_end(e, child[1 + i], &status, &when) && status == 0, "a writer did not end normally");
        const struct line *read = need_line(e, "read", (size_t)i);
        want(says(read, "key", key) && number_of(read, "value") == value, "the parent did not read %s", key);
        want(number_of(need_line(e, "inside", (size_t)i), "length") == i, "a list taken out is a copy");
    }
    want(number_of(need_line(e, "plain", 0), "length") == 0, "the plain dict is empty in the parent");
    want(number_of(need_line(e, "dict", 0), "length") == 2, "the manager's dict has two keys");
    want(messages_sent(e, e->main) >= 6, "the parent did not ask the manager");
    want_called(e, "a manager", "manager_* *_proxy_* listener_* socket");
}

LESSON_CHECK(r4, runs, judge);
