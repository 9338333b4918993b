/* SPDX-License-Identifier: MIT */
/*
 * Q4  imap and imap_unordered: results in the order of the input, or as they come.
 *
 * Python: for x in pool.imap(f, [1, 5, 3]).  Tasks of 1, 5 and 3 seconds, three workers: all begin at once.  imap gives
 * 1, then 5, then 3: the 3 has long been done but must wait for its turn.  imap_unordered gives 1, 3, 5.  With one worker
 * there is only one order, and both give 1, 5, 3.
 *
 * The notes call imap after close(): a ValueError in Python, an error here.
 *
 * Look at: the same numbers in two orders, and when each line came: the first loop sees 3 only after 5.
 *
 * Why: each result carries the number of its input. imap keeps what comes too early until all before it have been
 * taken; imap_unordered gives what comes.  The work is the same and takes the same time; only the moments at which
 * the loop sees the results differ, and with one worker not even these.
 *
 * Try: lesson q4 WORKERS SECONDS SECONDS SECONDS
 */
#include "lesson.h"

#include <errno.h>
#include <unistd.h>

#include <conc/pool.h>

static struct value *
work(const struct value *ns)
{
    printf("@task ms=%ld pid=%d\n", (long)(value_number(ns) / MILLISECONDS(1)), getpid());
    conc_sleep(value_number(ns));
    return value_int(value_number(ns));
}

static void
take_all(struct pool_iterator *iterator, const char *word)
{
    int64_t start = conc_now();
    struct value *v;
    while (pool_next(iterator, &v) == 0) {
        printf("@%s value=%ld ms=%ld\n", word, (long)(value_number(v) / MILLISECONDS(1)), milliseconds_since(start));
        value_free(v);
    }
    pool_iterator_free(iterator);
}

int
main(int argc, char **argv)
{
    static const char *const defaults[] = { "1", "5", "3" };
    long workers = arg_number(argc, argv, 1, 3);
    struct value *list = value_new_list();
    for (int i = 0; i < 3; i++) {
        value_append(list, value_int(arg_seconds(argc, argv, 2 + i, defaults[i])));
    }
    lesson_begin();
    struct pool *pool = pool_new((unsigned)workers);
    struct pool_iterator *iterator;
    struct value_cursor first = { list, 0 }, second = { list, 0 };
    pool_imap(pool, work, (struct value_source){ value_cursor_next, &first }, 1, &iterator);
    take_all(iterator, "ordered");
    pool_imap_unordered(pool, work, (struct value_source){ value_cursor_next, &second }, 1, &iterator);
    take_all(iterator, "unordered");
    pool_close(pool);
    int r = pool_imap(pool, work, (struct value_source){ value_cursor_next, &second }, 1, &iterator);
    printf("@after_close imap=%s\n", r == -EINVAL ? "refused" : "allowed");
    pool_join(pool);
    pool_free(pool);
    value_free(list);
}
