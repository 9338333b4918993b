/* SPDX-License-Identifier: MIT */
/*
 * T7  Arguments for a thread: by position, by name, and both.
 *
 * Python: Thread(target=sing, args=(10, 100, 100)); kwargs={"a": 10, "b": 100, "c": 100}; args=(10,), kwargs={"b": 100, "c": 100}.
 * All three call sing(10, 100, 100).
 *
 * In C a thread's function takes one pointer.  By position it leads to an array, by name to a struct, whose initialiser names
 * its members in any order; what is not named is 0.
 *
 * Look at: three threads, the same three values.
 *
 * Why: the new thread begins on a stack of its own, with one register for the pointer.  What it leads to must live as long as the
 * thread needs it: here main's variables, because main joins before it returns.
 *
 * Try: lesson t7 A B C
 */
#include "lesson.h"

#include <conc/thread.h>

struct song {
    long a, b, c;
};

static void
sing(const char *how, long a, long b, long c)
{
    printf("@sing how=%s a=%ld b=%ld c=%ld thread=%s\n", how, a, b, c, thread_name(thread_current()));
}

static void
sing_args(void *arg)
{
    const long *args = arg;
    sing("args", args[0], args[1], args[2]);
}

static void
sing_kwargs(void *arg)
{
    const struct song *s = arg;
    sing("kwargs", s->a, s->b, s->c);
}

struct mixed {
    const long *args;
    struct song kwargs;
};

static void
sing_both(void *arg)
{
    const struct mixed *m = arg;
    sing("both", m->args[0], m->kwargs.b, m->kwargs.c);
}

static void
run(struct thread *t)
{
    thread_start(t);
    thread_join(t);
}

int
main(int argc, char **argv)
{
    long a = arg_number(argc, argv, 1, 10), b = arg_number(argc, argv, 2, 100), c = arg_number(argc, argv, 3, 100);
    lesson_begin();

    long args[] = { a, b, c };
    run(thread_new(sing_args, args));

    struct song kwargs = { .c = c, .a = a, .b = b };
    run(thread_new(sing_kwargs, &kwargs));

    struct mixed both = { .args = (long[]){ a }, .kwargs = { .b = b, .c = c } };
    run(thread_new(sing_both, &both));
}
