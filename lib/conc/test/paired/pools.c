/* SPDX-License-Identifier: MIT */
/* pool: orders, what a task raises in each kind of call, callbacks, async_result, the states of a pool, worn-out workers. */
#include "say.h"

#include <conc/pool.h>

#include <unistd.h>

#define SOON MILLISECONDS(10)

static struct value *
square(const struct value *n)
{
    int64_t x = value_number(n);
    return x < 0 ? value_error(-EDOM, "%ld", (long)x) : value_int(x * x);
}

static struct value *
slow(const struct value *n)
{
    conc_sleep(SECONDS(100));
    return NULL;
}

static struct value *
who(const struct value *n)
{
    return value_int(getpid());
}

static void
print_value(const struct value *v)
{
    char text[256];
    value_print(text, sizeof text, v);
    say_text(value_kind(v) == VALUE_EXCEPTION && value_number(v) == -EDOM ? "ValueError" : text);
}

/* The result, or what the task raised, or what the call itself did. */
static void
say_value(int r, const struct value *v, int error, const char *raised)
{
    if (r == 0 || r == -EREMOTEIO) {
        print_value(v);
    } else {
        say(r, error, raised);
    }
}

static struct value_source
up_to(int64_t n)
{
    struct value_range *range = malloc(sizeof *range);
    *range = (struct value_range){ 0, n };
    return (struct value_source){ value_range_next, range };
}

static struct value_source
items_of(struct value *list)
{
    struct value_cursor *cursor = malloc(sizeof *cursor);
    *cursor = (struct value_cursor){ list, 0 };
    return (struct value_source){ value_cursor_next, cursor };
}

static void
say_apply(struct pool *p, int64_t n)
{
    struct value *v = NULL;
    int r = pool_apply(p, square, value_int(n), &v);
    say_value(r, v, -EINVAL, "ValueError");
}

static void
say_map(struct pool *p, struct value_source source, size_t chunksize)
{
    struct value *v = NULL;
    int r = pool_map(p, square, source, chunksize, &v);
    say_value(r, v, -EINVAL, "ValueError");
}

static void
say_next(struct pool_iterator *it, int64_t timeout)
{
    struct value *v = NULL;
    int r = pool_next_timeout(it, &v, timeout);
    say_value(r, v, r == -ENODATA ? r : -ETIMEDOUT, r == -ENODATA ? "StopIteration" : "TimeoutError");
}

static int
by_number(const void *a, const void *b)
{
    return (int)(value_number(*(struct value *const *)a) - value_number(*(struct value *const *)b));
}

static void
say_all(struct pool_iterator *it, bool sorted)
{
    struct value *all = value_new_list(), *v;
    while (pool_next(it, &v) == 0) {
        value_append(all, v);
    }
    if (sorted) {
        qsort(all->items, all->count, sizeof *all->items, by_number);
    }
    print_value(all);
}

static void
results(struct pool *p)
{
    struct pool_iterator *it;
    say_apply(p, 7);
    say_apply(p, -1);
    say_map(p, up_to(10), 0);
    say_map(p, up_to(10), 3);
    say_map(p, up_to(0), 0);
    say_map(p, items_of(value_list(value_int(1), value_int(-1), value_int(2))), 0);
    pool_imap(p, square, up_to(6), 1, &it);
    say_all(it, false);
    pool_imap(p, square, up_to(6), 4, &it);
    say_all(it, false);
    pool_imap_unordered(p, square, up_to(6), 2, &it);
    say_all(it, true);
    pool_imap(p, square, items_of(value_list(value_int(1), value_int(-1), value_int(2))), 1, &it);
    for (int i = 0; i < 4; i++) {
        say_next(it, TIMEOUT_FOREVER);
    }
    say_next(it, SECONDS(1));
}

static void
say_get(struct async_result *r, int64_t timeout)
{
    const struct value *v = NULL;
    int error = async_result_get_timeout(r, &v, timeout);
    say_value(error, v, timeout == 0 ? -EAGAIN : -ETIMEDOUT, "TimeoutError");
}

static const char *
truth(bool it)
{
    return it ? "True" : "False";
}

static void
asyncs(struct pool *p)
{
    struct async_result *r;
    pool_apply_async(p, square, value_int(3), &r);
    say_get(r, TIMEOUT_FOREVER);
    say_get(r, SOON);
    printf("%s %s\n", truth(async_result_ready(r)), truth(async_result_successful(r) == 1));
    pool_apply_async(p, square, value_int(-3), &r);
    say(async_result_wait(r, TIMEOUT_FOREVER), 0, "");
    printf("%s %s\n", truth(async_result_ready(r)), truth(async_result_successful(r) == 1));
    say_get(r, TIMEOUT_FOREVER);
    pool_map_async(p, square, up_to(4), 0, NULL, &r);
    say_get(r, TIMEOUT_FOREVER);
    printf("%s %s\n", truth(async_result_ready(r)), truth(async_result_successful(r) == 1));
    pool_map_async(p, square, items_of(value_list(value_int(1), value_int(-2))), 0, NULL, &r);
    say_get(r, TIMEOUT_FOREVER);
    printf("%s\n", truth(async_result_successful(r) == 1));
}

static void
told_done(const struct value *v, void *arg)
{
    printf("done ");
    print_value(v);
}

static void
told_error(const struct value *v, void *arg)
{
    printf("error ");
    print_value(v);
}

static void
callbacks(struct pool *p)
{
    static const struct pool_callbacks both = { told_done, told_error, NULL };
    struct async_result *r;
    pool_apply_async_callbacks(p, square, value_int(4), &both, &r);
    say_get(r, TIMEOUT_FOREVER);
    pool_apply_async_callbacks(p, square, value_int(-4), &both, &r);
    say_get(r, TIMEOUT_FOREVER);
    pool_map_async(p, square, items_of(value_list(value_int(1), value_int(2), value_int(3))), 0, &both, &r);
    say_get(r, TIMEOUT_FOREVER);
    pool_map_async(p, square, items_of(value_list(value_int(-1))), 0, &both, &r);
    say_get(r, TIMEOUT_FOREVER);
}

static void
limits(void)
{
    struct pool *p = pool_new(1);
    struct async_result *r;
    struct pool_iterator *it;
    pool_apply_async(p, slow, value_int(1), &r);
    say_truth(async_result_ready(r));
    say(async_result_successful(r), -EINVAL, "ValueError");
    say_get(r, SOON);
    say_get(r, 0);
    say(async_result_wait(r, SOON) == -ETIMEDOUT ? 0 : 1, 0, "");
    pool_imap(p, square, up_to(1), 1, &it);
    say_next(it, SOON);
    pool_terminate(p);
    pool_join(p);
}

static void
states(void)
{
    struct pool *p = pool_new(2);
    struct async_result *r, *other;
    struct pool_iterator *it;
    say(pool_join(p), -EBUSY, "ValueError");
    pool_apply_async(p, square, value_int(5), &r);
    say(pool_close(p), 0, "");
    say_apply(p, 1);
    say(pool_apply_async(p, square, value_int(1), &other), -EINVAL, "ValueError");
    say_map(p, up_to(1), 0);
    say(pool_map_async(p, square, up_to(1), 0, NULL, &other), -EINVAL, "ValueError");
    say(pool_imap(p, square, up_to(1), 1, &it), -EINVAL, "ValueError");
    say(pool_imap_unordered(p, square, up_to(1), 1, &it), -EINVAL, "ValueError");
    say_get(r, TIMEOUT_FOREVER);
    say(pool_close(p), 0, "");
    say(pool_join(p), 0, "");
    say(pool_join(p), 0, "");
    say_apply(p, 1);
    p = pool_new(2);
    pool_apply_async(p, slow, value_int(1), NULL);
    say(pool_terminate(p), 0, "");
    say_apply(p, 1);
    say(pool_join(p), 0, "");
}

static void
say_how_many(unsigned maxtasksperchild)
{
    struct pool *p = pool_new_with(&(struct pool_options){ .processes = 1, .maxtasksperchild = maxtasksperchild });
    struct value *v, *set = value_new_dict();
    pool_map(p, who, up_to(6), 1, &v);
    for (size_t i = 0; i < 6; i++) {
        value_set(set, value_copy(value_at(v, i)), value_none());
    }
    say_number((long)set->count);
    pool_terminate(p);
    pool_join(p);
}

static void
worn_out(void)
{
    say_how_many(2);
    say_how_many(0);
}

static int64_t offset;

static int
begin(const struct value *n)
{
    offset = value_number(n);
    return 0;
}

static struct value *
add(const struct value *n)
{
    return value_int(value_number(n) + offset);
}

static void
initializers(void)
{
    struct value *v = NULL;
    struct pool *p = pool_new_with(&(struct pool_options){ .processes = 2, .initializer = begin, .initarg = value_int(100) });
    int r = pool_map(p, add, up_to(4), 0, &v);
    say_value(r, v, 0, "");
    say_number((long)offset);
    pool_terminate(p);
    pool_join(p);
}

int
main(void)
{
    static const struct { const char *name; void (*part)(struct pool *); } parts[] = {
        { "results", results }, { "asyncs", asyncs }, { "callbacks", callbacks },
    };
    static const struct { const char *name; void (*part)(void); } alone[] = {
        { "limits", limits }, { "states", states }, { "worn_out", worn_out }, { "initializers", initializers },
    };
    struct pool *p = pool_new(3);
    for (int i = 0; i < 3; i++) {
        say_text(parts[i].name);
        parts[i].part(p);
    }
    pool_close(p);
    pool_join(p);
    for (int i = 0; i < 4; i++) {
        say_text(alone[i].name);
        alone[i].part();
    }
}
