/* SPDX-License-Identifier: MIT */
/* Wrong: unordered is ordered, collected and sorted: right values, too late, and the times are made up. */
#include "user/lessons/lesson.h"

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
    pool_imap(pool, work, (struct value_source){ value_cursor_next, &second }, 1, &iterator);
    for (struct value *v; pool_next(iterator, &v) == 0; value_free(v)) {
    }
    printf("@unordered value=1000 ms=1000\n@unordered value=3000 ms=3000\n@unordered value=5000 ms=5000\n");
    pool_close(pool);
    printf("@after_close imap=refused\n");
    pool_join(pool);
    pool_free(pool);
    value_free(list);
}
