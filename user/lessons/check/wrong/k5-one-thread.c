/* SPDX-License-Identifier: MIT */
/* Wrong: main fills both ends itself; that two threads may is not shown. */
#include "user/lessons/lesson.h"

#include <conc/deque.h>

int
main(void)
{
    struct deque *d = deque_new(DEQUE_UNBOUNDED);
    void *item;
    lesson_begin();
    for (long i = 1; i <= 3; i++) {
        deque_append(d, (void *)i);
        deque_appendleft(d, (void *)-i);
    }
    printf("@items after=threads list=-3,-2,-1,1,2,3\n@items after=rotate list=2,3,-3,-2,-1,1\n@items after=maxlen list=-3,-2,-1,1\n");
    deque_rotate(d, 2);
    while (deque_pop(d, &item) == 0) {
        printf("@pop item=%ld\n", (long)item);
        deque_popleft(d, &item);
        printf("@popleft item=%ld\n", (long)item);
    }
    printf("@empty error=IndexError\n");
}
