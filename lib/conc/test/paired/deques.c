/* SPDX-License-Identifier: MIT */
/* deque: both ends, what an empty one says, maxlen, rotate, extend, indices. */
#include "say.h"

#include <conc/deque.h>

#define ITEMS(...) (void *const *)(const long[]){ __VA_ARGS__ }, sizeof((const long[]){ __VA_ARGS__ }) / sizeof(long)

static void
show(struct deque *d)
{
    void *items[16];
    size_t n = deque_copy(d, items, 16);
    printf("[");
    for (size_t i = 0; i < n; i++) {
        printf("%s%ld", i ? ", " : "", (long)items[i]);
    }
    printf("] %zu\n", deque_len(d));
}

static void
say_pop(struct deque *d)
{
    void *item = NULL;
    int r = deque_pop(d, &item);
    say_item(r, (long)item, -EAGAIN, "IndexError");
}

static void
say_popleft(struct deque *d)
{
    void *item = NULL;
    int r = deque_popleft(d, &item);
    say_item(r, (long)item, -EAGAIN, "IndexError");
}

static void
ends(void)
{
    struct deque *d = deque_new(DEQUE_UNBOUNDED);
    say_pop(d);
    say_popleft(d);
    for (long n = 1; n <= 3; n++) {
        deque_append(d, (void *)n);
    }
    for (long n = 4; n <= 5; n++) {
        deque_appendleft(d, (void *)n);
    }
    show(d);
    say_pop(d);
    say_popleft(d);
    show(d);
    deque_extend(d, ITEMS(6, 7));
    deque_extendleft(d, ITEMS(8, 9));
    show(d);
}

static void
say_at(struct deque *d, ptrdiff_t i)
{
    void *item = NULL;
    int r = deque_at(d, i, &item);
    say_item(r, (long)item, -ERANGE, "IndexError");
}

static void
indices(void)
{
    struct deque *d = deque_new(DEQUE_UNBOUNDED);
    deque_extend(d, ITEMS(0, 1, 2, 3, 4));
    for (int i = 0; i < 6; i++) {
        say_at(d, (const int[]){ 0, 4, -1, -5, 5, -6 }[i]);
    }
    deque_clear(d);
    say_at(d, 0);
    show(d);
}

static void
turns(void)
{
    struct deque *d = deque_new(DEQUE_UNBOUNDED);
    deque_extend(d, ITEMS(0, 1, 2, 3, 4));
    for (int i = 0; i < 6; i++) {
        deque_rotate(d, (const int[]){ 1, -2, 7, 0, -100, 5 }[i]);
        show(d);
    }
    deque_clear(d);
    deque_rotate(d, 3);
    show(d);
}

static void
limits(void)
{
    struct deque *d = deque_new(3);
    for (long n = 0; n < 5; n++) {
        deque_append(d, (void *)n);
    }
    show(d);
    deque_appendleft(d, (void *)9);
    show(d);
    deque_extend(d, ITEMS(10, 11, 12, 13));
    show(d);
    deque_extendleft(d, ITEMS(20, 21));
    show(d);
    say_number((long)deque_maxlen(d));
    d = deque_new(0);
    deque_append(d, (void *)1);
    show(d);
    say_pop(d);
}

int
main(void)
{
    static const struct { const char *name; void (*part)(void); } parts[] = {
        { "ends", ends }, { "indices", indices }, { "turns", turns }, { "limits", limits },
    };
    for (int i = 0; i < 4; i++) {
        say_text(parts[i].name);
        parts[i].part();
    }
}
