/* SPDX-License-Identifier: MIT */
/* Three ask, one initialises, none goes on before that. */
#include <assert.h>
#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int size, times;

static void
begin(void)
{
    times++;
    size = 10;
}

static void *
look(void *unused)
{
    pthread_once(&once, begin);
    assert(size == 10);
    return unused;
}

int
main(void)
{
    pthread_t t[3];

    for (int i = 0; i < 3; i++)
        pthread_create(&t[i], NULL, look, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    assert(times == 1);
}
