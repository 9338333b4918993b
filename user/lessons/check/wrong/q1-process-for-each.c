/* SPDX-License-Identifier: MIT */
/* Wrong: a new process for each task, at most four at a time; none is used again. */
#include "user/lessons/lesson.h"

#include <unistd.h>

#include <conc/process.h>
#include <conc/semaphore.h>
#include <sys/mman.h>

static struct semaphore *seats;

static int
work(void *arg)
{
    int n = (int)(intptr_t)arg;
    printf("@begin task=%d pid=%d\n", n, getpid());
    conc_sleep(MILLISECONDS(500) * (1 + n % 3));
    printf("@end task=%d pid=%d ms=%d\n", n, getpid(), 500 * (1 + n % 3));
    semaphore_release(seats);
    return 0;
}

int
main(void)
{
    struct process *p[6];
    lesson_begin();
    printf("@cpus count=1\n@waiting ms=0\n");
    seats = mmap(NULL, sizeof *seats, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    semaphore_init(seats, 4);
    int64_t start = conc_now();
    for (int i = 0; i < 6; i++) {
        semaphore_acquire(seats);
        p[i] = process_new(work, (void *)(intptr_t)i);
        process_start(p[i]);
    }
    for (int i = 0; i < 6; i++) {
        process_join(p[i]);
    }
    printf("@all ms=%ld\n", milliseconds_since(start));
}
