/* SPDX-License-Identifier: MIT */
/*
 * Q3  map, map_async, imap: who waits, and when the input is read.
 *
 * Python: map(f, iterable) makes a list of the iterable first, however long that takes, then works, then returns all
 * results in order.  map_async reads its input too before it returns, but does not wait for the results.
 * imap returns at once; a thread of the pool reads the input, and work begins with the first item.  That thread is held
 * back by nobody: it reads all the input even while no result is taken, so an endless generator fills the memory.
 *
 * Look at: when each call returned; how many items had been read when the first task began, and when the first result
 * of imap was taken.
 *
 * Why: the three differ in who walks through the input and when. map and map_async need its length first, so they
 * walk before anything else; imap leaves it to a thread, and each item is submitted as it comes.  Nothing ties
 * that thread to the one that takes results: there is a queue without a bound between them, and an endless input
 * fills it.
 *
 * Try: lesson q3 PROCESSES ITEMS SECONDS_A_TASK SECONDS_AN_ITEM
 */
#include "lesson.h"

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
    struct pool_iterator *iterator;
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
    pool_imap(pool, square, source("imap"), 1, &iterator);
    printf("@imap given=%ld ms=%ld\n", given, milliseconds_since(start));
    for (long i = 0; pool_next(iterator, &v) == 0; i++) {
        printf("@imap_next value=%ld given=%ld ms=%ld\n", (long)value_number(v), given, milliseconds_since(start));
        value_free(v);
    }
    pool_iterator_free(iterator);
    pool_close(pool);
    pool_join(pool);
    pool_free(pool);
}
