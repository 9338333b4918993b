/* SPDX-License-Identifier: MIT */
/* Right: threads of POSIX, which take one pointer: to an array, to a struct by names, to both. */
#include "user/lessons/lesson.h"

#include <pthread.h>
#include <sys/prctl.h>

struct song {
    const char *how, *name;
    const long *place;
    long a, b, c;
};

static void *
sing(void *arg)
{
    const struct song *s = arg;
    long a = s->place ? s->place[0] : s->a, b = s->place && s->b == 0 ? s->place[1] : s->b;
    long c = s->place && s->c == 0 ? s->place[2] : s->c;
    prctl(PR_SET_NAME, s->name);        /* its first 15 bytes */
    printf("@sing how=%s a=%ld b=%ld c=%ld thread=%s\n", s->how, a, b, c, s->name);
    return NULL;
}

int
main(int argc, char **argv)
{
    long place[] = { arg_number(argc, argv, 1, 10), arg_number(argc, argv, 2, 100), arg_number(argc, argv, 3, 100) };
    struct song song[] = { { .how = "args", .name = "Thread-1 (sing_args)", .place = place },
                           { .how = "kwargs", .name = "Thread-2 (sing_kwargs)", .c = place[2], .a = place[0], .b = place[1] },
                           { .how = "both", .name = "Thread-3 (sing_both)", .place = place, .b = place[1], .c = place[2] } };
    lesson_begin();
    for (int i = 0; i < 3; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, sing, &song[i]);
        pthread_join(thread, NULL);
    }
}
