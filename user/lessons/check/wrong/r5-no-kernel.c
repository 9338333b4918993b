/* SPDX-License-Identifier: MIT */
/* Wrong: sorts the messages itself and sleeps in place of the timed calls; the kernel's queues are not used. */
#include "user/lessons/lesson.h"

#include <signal.h>
#include <unistd.h>

#include <conc/process.h>

static void
ignore(int signo)
{
    (void)signo;
}

static int
receiver(void *arg)
{
    (void)arg;
    conc_sleep(MILLISECONDS(500));
    printf("@received text=hello priority=1\n@blocked pid=%d bytes=6 ms=500\n", getpid());
    return 0;
}

int
main(void)
{
    static const struct { const char *text; int priority; } sorted[] = { { "m2", 5 }, { "m4", 5 }, { "m3", 3 }, { "m1", 1 } };
    lesson_begin();
    for (int i = 0; i < 4; i++) {
        printf("@received text=%s priority=%d\n", sorted[i].text, sorted[i].priority);
    }
    printf("@too_long error=EMSGSIZE ms=0\n");
    conc_sleep(MILLISECONDS(500));
    printf("@timed_send error=ETIMEDOUT ms=500\n@full error=EAGAIN ms=0\n@empty error=EAGAIN ms=0\n");
    conc_sleep(MILLISECONDS(500));
    printf("@timed_receive error=ETIMEDOUT ms=500\n");
    struct process *p = process_new(receiver, NULL);
    process_start(p);
    process_join(p);
    signal(SIGUSR1, ignore);
    raise(SIGUSR1);
    printf("@notify error=none signal=1\n@received text=ring priority=0\n");
}
