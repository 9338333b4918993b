/* SPDX-License-Identifier: MIT */
/* A reader comes between the two writes of a file. */
#include <assert.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

static void *
rewrite(void *unused)
{
    int file = open("/tmp/config", O_WRONLY);

    assert(pwrite(file, "B", 1, 0) == 1);
    assert(pwrite(file, "B", 1, 1) == 1);
    close(file);
    return unused;
}

static void *
look(void *unused)
{
    int file = open("/tmp/config", O_RDONLY);
    char text[2];

    assert(read(file, text, 2) == 2);
    assert(text[0] == text[1]);
    close(file);
    return unused;
}

int
main(void)
{
    int file = open("/tmp/config", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pthread_t a, b;

    assert(write(file, "AA", 2) == 2);
    close(file);
    pthread_create(&a, NULL, rewrite, NULL);
    pthread_create(&b, NULL, look, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
