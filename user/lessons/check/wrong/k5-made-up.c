/* SPDX-License-Identifier: MIT */
/* Wrong: two threads that do nothing, and lines computed by an array; one deque is filled once. */
#include "user/lessons/lesson.h"

#include <conc/deque.h>
#include <conc/thread.h>

static void
nothing(void *arg)
{
    (void)arg;
}

static void
say(const char *after, const long *item, long n)
{
    printf("@items after=%s list=", after);
    for (long i = 0; i < n; i++) {
        printf("%s%ld", i ? "," : "", item[i]);
    }
    putchar('\n');
}

int
main(int argc, char **argv)
{
    long count = arg_number(argc, argv, 1, 3), rotate = arg_number(argc, argv, 2, 2), maxlen = arg_number(argc, argv, 3, 4);
    long n = 2 * count, item[128] = { 0 }, turned[128] = { 0 };
    lesson_begin();
    deque_append(deque_new(0), &count);
    for (int i = 0; i < 2; i++) {
        struct thread *t = thread_new(nothing, NULL);
        thread_set_name(t, i ? "Right" : "Left");
        thread_start(t);
        thread_join(t);
    }
    for (long i = 0; i < n; i++) {
        item[i] = i < count ? i - count : i - count + 1;
        turned[(i + rotate) % n] = item[i];
    }
    say("threads", item, n);
    say("rotate", turned, n);
    say("maxlen", maxlen < n ? turned + n - maxlen : turned, maxlen < n ? maxlen : n);
    for (long i = 0; i < count; i++) {
        printf("@pop item=%ld\n@popleft item=%ld\n", turned[n - 1 - i], turned[i]);
    }
    puts("@empty error=IndexError");
}
