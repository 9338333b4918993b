/* SPDX-License-Identifier: MIT */
/* Wrong: main goes on when the last item has been taken out, and says what join would say later. */
#include "user/lessons/lesson.h"

#include <conc/event.h>
#include <conc/thread.h>

static struct event empty = EVENT_INIT;

static void
work(void *arg)
{
    (void)arg;
    for (int i = 1; i <= 3; i++) {
        if (i == 3) {
            printf("@look when=last-taken qsize=0 empty=1 full=0\n");
            event_set(&empty);
        }
        conc_sleep(SECONDS(1));
        printf("@done item=%d ms=%d\n", i, i * 1000);
    }
}

int
main(void)
{
    lesson_begin();
    printf("@look when=new qsize=0 empty=1 full=0\n@full at=4\n@look when=filled qsize=3 empty=0 full=1\n");
    thread_start(thread_new(work, NULL));
    event_wait(&empty);
    printf("@join ms=3000\n@look when=joined qsize=0 empty=1 full=0\n@too-many error=ValueError\n");
}
