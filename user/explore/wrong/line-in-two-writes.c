/* SPDX-License-Identifier: MIT */
/* Text and newline are two writes; another's may come between. */
#include <assert.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

static int ends[2];

static void *
say(void *text)
{
    assert(write(ends[1], text, 3) == 3);
    assert(write(ends[1], "\n", 1) == 1);
    return NULL;
}

int
main(void)
{
    pthread_t a, b;
    char text[9] = "";

    assert(pipe(ends) == 0);
    pthread_create(&a, NULL, say, "one");
    pthread_create(&b, NULL, say, "two");
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(read(ends[0], text, 8) == 8);
    assert(strcmp(text, "one\ntwo\n") == 0 || strcmp(text, "two\none\n") == 0);
}
