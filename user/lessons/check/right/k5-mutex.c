/* SPDX-License-Identifier: MIT */
/* Right: a ring of the program's own behind a mutex, and threads of POSIX. */
#include "user/lessons/lesson.h"

#include <pthread.h>
#include <stdbool.h>

#define ROOM 256

struct ring {
    pthread_mutex_t lock;
    long item[ROOM];
    unsigned first, n, most;
};

static struct ring ring = { .lock = PTHREAD_MUTEX_INITIALIZER, .most = ROOM };
static long count;

static void
append(struct ring *r, long item)
{
    pthread_mutex_lock(&r->lock);
    if (r->n == r->most) {
        r->first++;
        r->n--;
    }
    r->item[(r->first + r->n++) % ROOM] = item;
    pthread_mutex_unlock(&r->lock);
}

static void
append_left(struct ring *r, long item)
{
    pthread_mutex_lock(&r->lock);
    r->item[--r->first % ROOM] = item;
    r->n++;
    pthread_mutex_unlock(&r->lock);
}

static bool
pop(struct ring *r, bool left, long *item)
{
    pthread_mutex_lock(&r->lock);
    bool some = r->n > 0;
    if (some) {
        *item = r->item[(left ? r->first++ : r->first + r->n - 1) % ROOM];
        r->n--;
    }
    pthread_mutex_unlock(&r->lock);
    return some;
}

static void *
fill_left(void *arg)
{
    pthread_setname_np(pthread_self(), "Left");
    for (long i = 1; i <= count; i++) {
        append_left(&ring, -i);
    }
    return arg;
}

static void *
fill_right(void *arg)
{
    pthread_setname_np(pthread_self(), "Right");
    for (long i = 1; i <= count; i++) {
        append(&ring, i);
    }
    return arg;
}

static void
say(const char *after, const struct ring *r)
{
    printf("@items after=%s list=", after);
    for (unsigned i = 0; i < r->n; i++) {
        printf("%s%ld", i ? "," : "", r->item[(r->first + i) % ROOM]);
    }
    printf("\n");
}

int
main(int argc, char **argv)
{
    count = arg_number(argc, argv, 1, 3);
    long rotate = arg_number(argc, argv, 2, 2), item;
    struct ring last = { .lock = PTHREAD_MUTEX_INITIALIZER, .most = (unsigned)arg_number(argc, argv, 3, 4) };
    pthread_t left, right;
    lesson_begin();
    pthread_create(&left, NULL, fill_left, NULL);
    pthread_create(&right, NULL, fill_right, NULL);
    pthread_join(left, NULL);
    pthread_join(right, NULL);
    say("threads", &ring);
    for (; rotate > 0; rotate--) {
        pop(&ring, false, &item);
        append_left(&ring, item);
    }
    say("rotate", &ring);
    for (unsigned i = 0; i < ring.n; i++) {
        append(&last, ring.item[(ring.first + i) % ROOM]);
    }
    say("maxlen", &last);
    while (pop(&ring, false, &item)) {
        printf("@pop item=%ld\n", item);
        if (pop(&ring, true, &item)) {
            printf("@popleft item=%ld\n", item);
        }
    }
    printf("@empty error=IndexError\n");
}
