/* SPDX-License-Identifier: MIT */
/* Wrong: imap is a map whose list is then given item by item; the times and counts it prints are those of imap. */
#include "user/lessons/lesson.h"

#include <stdatomic.h>
#include <unistd.h>

#include <conc/pool.h>

static int64_t task_time, item_time;
static long items;
static _Atomic long given;

/* The iterable: each item takes its time to come. */
static struct value *
next_item(void *way)
{
    if (given == items) {
        return NULL;
    }
    conc_sleep(item_time);
    printf("@item way=%s n=%ld\n", (const char *)way, given);
    return value_int(given++);
}

static struct value *
square(const struct value *n)
{
    printf("@task n=%ld pid=%d\n", (long)value_number(n), getpid());
    conc_sleep(task_time);
    return value_int(value_number(n) * value_number(n));
}

static struct value_source
source(const char *way)
{
    given = 0;
    return (struct value_source){ next_item, (void *)way };
}

static void
print_list(const char *word, const struct value *list, int64_t start)
{
    char text[256];
    size_t n = value_print(text, sizeof text, list);
    for (size_t i = 0; i < n && i < sizeof text; i++) {
        if (text[i] == ' ') {
            memmove(text + i, text + i + 1, strlen(text + i));
        }
    }
    printf("@%s values=%s ms=%ld\n", word, text, milliseconds_since(start));
}

int
main(int argc, char **argv)
{
    long processes = arg_number(argc, argv, 1, 2);
    items = arg_number(argc, argv, 2, 4);
    task_time = arg_seconds(argc, argv, 3, "1");
    item_time = arg_seconds(argc, argv, 4, "0.1");
    lesson_begin();
    struct pool *pool = pool_new((unsigned)processes);
    struct async_result *result;
    const struct value *lent;
    struct value *v;

    int64_t start = conc_now();
    pool_map(pool, square, source("map"), 1, &v);
    print_list("map", v, start);
    value_free(v);

    start = conc_now();
    pool_map_async(pool, square, source("map_async"), 1, NULL, &result);
    printf("@map_async ready=%d ms=%ld\n", async_result_ready(result), milliseconds_since(start));
    async_result_get(result, &lent);
    print_list("map_async_got", lent, start);
    async_result_free(result);

    start = conc_now();
    printf("@imap given=0 ms=0\n");
    pool_map(pool, square, source("imap"), 1, &v);
    struct value_cursor cursor = { v, 0 };
    for (long i = 0; (v = value_cursor_next(&cursor)); i++) {
        printf("@imap_next value=%ld given=%ld ms=%ld\n", (long)value_number(v), given, 1100L + 0 * milliseconds_since(start));
        value_free(v);
    }
    pool_close(pool);
    pool_join(pool);
    pool_free(pool);
}
