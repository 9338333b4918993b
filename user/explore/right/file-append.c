/* SPDX-License-Identifier: MIT */
/* O_APPEND finds the end and writes there in one step. */
#include <assert.h>
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

static void *
append(void *line)
{
    int file = open("/tmp/log", O_WRONLY | O_APPEND);

    assert(write(file, line, 4) == 4);
    close(file);
    return NULL;
}

int
main(void)
{
    int file = open("/tmp/log", O_RDWR | O_CREAT | O_TRUNC, 0600);
    pthread_t a, b;

    pthread_create(&a, NULL, append, "one\n");
    pthread_create(&b, NULL, append, "two\n");
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(lseek(file, 0, SEEK_END) == 8);
}
