/* SPDX-License-Identifier: MIT */
/*
 * C2  Iterators, chain, and yield from: one generator hands all over to another.
 *
 * Python: an iterator has __next__ and raises StopIteration at its end; a list has none, iter(list) makes one.
 * my_chain(list, dict, range) walks each with `yield from`, and the loop over it sees one flat sequence.  But yield from
 * is more than a loop that yields: it opens a channel in both directions.  Whoever asks the delegating generator speaks
 * to the inner one: send and throw reach it, close closes it, and what it returns is the value of the expression.
 *
 * Look at: the flat list; then who receives, and what the loop in its place loses.
 *
 * Why: yield from makes the caller's send and throw go straight to the innermost generator, as though the one in
 * between were not there, until that ends; its return value is then the value of the expression.  A loop with
 * yield only hands values out: what is sent in ends at the loop, and an error thrown in is raised there, outside
 * the inner generator.
 *
 * Try: lesson c2 START STOP SENT ERROR WORD...
 */
#include "lesson.h"

#include <conc/generator.h>
#include <conc/iterator.h>

/* The notes' MyList: its iterator has a place of its own, so that two may walk at once. */
struct my_list {
    const char **item;
    size_t n;
};

struct my_list_iterator {
    const struct my_list *list;
    size_t current_index;
};

static int
my_list_next(void *object, void **value)
{
    struct my_list_iterator *it = object;
    if (it->current_index == it->list->n) {
        return exception_raise(STOP_ITERATION, "StopIteration");
    }
    *value = (void *)it->list->item[it->current_index++];
    return 0;
}

static struct iterator *
my_list_iterator(const struct my_list *list)
{
    struct my_list_iterator *it = malloc(sizeof *it);
    *it = (struct my_list_iterator){ list, 0 };
    return iterator_new(my_list_next, free, it);
}

/* def my_chain(*args): for item in args: yield from item */
static int
my_chain(void *arg, void **result)
{
    (void)result;
    for (struct iterator **part = arg; *part; part++) {
        int r = generator_yield_from_iterator(*part);
        if (r < 0) {
            return r;
        }
    }
    return 0;
}

static void
flatten(const struct my_list *list, long start, long stop)
{
    struct iterator *parts[] = { my_list_iterator(list), my_list_iterator(list), iterator_of_range(start, stop, 1), NULL };
    struct iterator *all = iterator_of_generator(generator_new(my_chain, parts));
    void *value;
    for (size_t n = 0; iterator_next(all, &value) == 0; n++) {
        if (n < 2 * list->n) {
            printf("@value n=%zu is=%s\n", n, (char *)value);
        } else {
            printf("@value n=%zu is=%ld\n", n, (long)(intptr_t)value);
        }
    }
    printf("@value raised=%s\n", iterator_next(all, &value) == STOP_ITERATION ? "StopIteration" : "nothing");
    iterator_free(all);
    for (int i = 0; i < 3; i++) {
        iterator_free(parts[i]);
    }
}

/* Tells what reaches it, until "stop" or close. */
static int
gen(void *arg, void **result)
{
    void *sent = NULL;
    (void)arg;
    for (int n = 0;; n++) {
        int r = generator_yield((void *)(intptr_t)n, &sent);
        if (r == GENERATOR_EXIT) {
            printf("@inner caught=GeneratorExit\n");
            return r;
        } else if (r < 0) {
            printf("@inner caught=Exception message=%s\n", exception_last()->message);
        } else if (sent) {
            printf("@inner received=%s\n", (char *)sent);
            *result = sent;
            if (strcmp(sent, "stop") == 0) {
                return 0;
            }
        }
    }
}

/* def g1(gen): result = yield from gen */
static int
g1(void *arg, void **result)
{
    void *value = NULL;
    int r = generator_yield_from(arg, &value);
    if (r == 0) {
        printf("@outer result=%s\n", (char *)value);
    }
    *result = value;
    return r;
}

/* The loop that looks the same: for each in gen: yield each */
static int
loop(void *arg, void **result)
{
    void *value;
    int r;
    (void)result;
    while ((r = generator_next(arg, &value)) == 0) {
        if ((r = generator_yield(value, NULL)) < 0) {
            return r;
        }
    }
    return r == STOP_ITERATION ? 0 : r;
}

static void
talk(const char *name, generator_body *delegate, const char *sent, const char *problem)
{
    struct generator *inner = generator_new(gen, NULL), *g = generator_new(delegate, inner);
    void *value = NULL;
    int r = generator_send(g, NULL, &value);
    printf("@%s send=None value=%ld\n", name, (long)(intptr_t)value);
    r = generator_send(g, (void *)sent, &value);
    printf("@%s send=%s value=%ld\n", name, sent, (long)(intptr_t)value);
    r = generator_throw_code(g, -EIO, problem, &value);
    if (r == 0) {
        printf("@%s throw=%s value=%ld\n", name, problem, (long)(intptr_t)value);
    } else {
        printf("@%s throw=%s raised=%s\n", name, problem, exception_last()->message);
    }
    if (r == 0 && (r = generator_send(g, "stop", &value)) == STOP_ITERATION) {
        printf("@%s send=stop raised=StopIteration\n", name);
    }
    generator_free(g);
    generator_free(inner);

    inner = generator_new(gen, NULL);
    g = generator_new(delegate, inner);
    generator_next(g, NULL);
    generator_close(g);
    printf("@%s closed inner=%s\n", name, generator_ended(inner) ? "closed" : "open");
    generator_free(g);
    generator_free(inner);
}

int
main(int argc, char **argv)
{
    static const char *words[] = { "fank", "fank1", "fank2" };
    long start = arg_number(argc, argv, 1, 5), stop = arg_number(argc, argv, 2, 10);
    const char *sent = arg_text(argc, argv, 3, "hello"), *problem = arg_text(argc, argv, 4, "download_error");
    struct my_list list = { argc > 5 ? (const char **)argv + 5 : words, argc > 5 ? (size_t)argc - 5 : 3 };
    lesson_begin();
    flatten(&list, start, stop);
    talk("from", g1, sent, problem);
    talk("loop", loop, sent, problem);
}
