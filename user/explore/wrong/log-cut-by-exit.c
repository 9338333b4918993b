/* SPDX-License-Identifier: MIT */
/* main's return ends the thread that still writes. */
#include <assert.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

static int ends[2];

static void *
log_lines(void *unused)
{
    for (int i = 0; i < 3; i++)
        assert(write(ends[1], "x", 1) == 1);
    return unused;
}

int
main(void)
{
    pthread_t a;
    char text[8];

    assert(pipe(ends) == 0);
    if (fork() == 0) {
        pthread_create(&a, NULL, log_lines, NULL);
        _exit(0);
    }
    wait(NULL);
    close(ends[1]);
    int n = 0;
    while (read(ends[0], text, 1) == 1)
        n++;
    assert(n == 3);
}
