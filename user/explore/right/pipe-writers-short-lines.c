/* SPDX-License-Identifier: MIT */
/* Each line is one short write, so that none comes between. */
#include <assert.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

static int ends[2];

static void *
say(void *line)
{
    assert(write(ends[1], line, 4) == 4);
    return NULL;
}

int
main(void)
{
    pthread_t a, b;
    char text[9] = "";

    assert(pipe(ends) == 0);
    pthread_create(&a, NULL, say, "one\n");
    pthread_create(&b, NULL, say, "two\n");
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(read(ends[0], text, 8) == 8);
    assert(strcmp(text, "one\ntwo\n") == 0 || strcmp(text, "two\none\n") == 0);
}
