/* SPDX-License-Identifier: MIT */
/* Who holds a stream by flockfile has it alone, and what belongs to it. */
#include <assert.h>
#include <pthread.h>
#include <stdio.h>

static int column;

static void *
print(void *text)
{
    flockfile(stdout);
    for (const char *c = text; *c; c++, column++)
        putchar_unlocked(*c);
    funlockfile(stdout);
    return NULL;
}

int
main(void)
{
    pthread_t t;

    pthread_create(&t, NULL, print, "abc");
    print("de");
    pthread_join(t, NULL);
    assert(column == 5);
}
