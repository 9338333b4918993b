/* SPDX-License-Identifier: MIT */
/* What it returns is everyone's: the next caller writes to it. */
#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

static const char *
name_of(int number)
{
    static char name[16];

    name[0] = 'n';
    name[1] = (char)('0' + number);
    return name;
}

static void *
one(void *unused)
{
    const char *name = name_of(1);

    assert(strcmp(name, "n1") == 0);
    return unused;
}

static void *
two(void *unused)
{
    const char *name = name_of(2);

    assert(strcmp(name, "n2") == 0);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, one, NULL);
    pthread_create(&b, NULL, two, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
