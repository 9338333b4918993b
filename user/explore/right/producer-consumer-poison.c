/* SPDX-License-Identifier: MIT */
/* As many pills as there are consumers. */
#include <pthread.h>
#include <unistd.h>

static int jobs[2];

static void *
work(void *unused)
{
    char job;

    while (read(jobs[0], &job, 1) == 1 && job != 'q')
        ;
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    if (pipe(jobs) < 0 || write(jobs[1], "jjqq", 4) != 4)
        return 1;
    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, work, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
