/* SPDX-License-Identifier: MIT */
/* Wrong: one thread sleeps again and again; there is no timer that could be cancelled, only a last sleep cut short. */
#include "user/lessons/lesson.h"

#include <conc/thread.h>

static const char *const code[] = { "GJGO", "UD5Q", "IS5U" };

static void
renew(void *arg)
{
    (void)arg;
    for (int n = 1; n <= 3; n++) {
        printf("@code n=%d text=%s ms=%d\n%s", n, code[n - 1], (n - 1) * 5000, n == 1 ? "@prompt n=1 ms=0\n" : "");
        conc_sleep(SECONDS(n < 3 ? 5 : 2));
        if (n == 1) {
            printf("@answer text=gjgo ok=0 ms=7000\n@prompt n=2 ms=7000\n");
        }
    }
}

int
main(void)
{
    lesson_begin();
    conc_sleep(SECONDS(1));
    printf("@hello ms=1000\n");
    struct thread *t = thread_new(renew, NULL);
    thread_start(t);
    thread_join(t);
    printf("@answer text=is5u ok=1 ms=12000\n@end codes=3 ms=12000\n");
}
