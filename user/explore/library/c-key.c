/* SPDX-License-Identifier: MIT */
/* Keys: made at once by two, they are two; a thread's end calls the destructor with its own value, and never with one that was
 * of another key, which is deleted and made again meanwhile. */
#include "threads.h"

#include <semaphore.h>

static pthread_key_t first;
static sem_t set;
static pthread_key_t mine[3];
static int value;

static void
destroy_first(void *v)
{
    assert(v == &value);
}

static void
destroy_mine(void *v)
{
    assert(v == mine);
}

static void *
make_and_end(void *number)
{
    pthread_key_t *key = &mine[(intptr_t)number];

    assert(pthread_key_create(key, destroy_mine) == 0);
    assert(pthread_getspecific(*key) == NULL);
    assert(pthread_setspecific(*key, mine) == 0);
    assert(pthread_getspecific(*key) == mine);
    return NULL;
}

static void *
delete_make_and_end(void *number)
{
    assert(sem_wait(&set) == 0 && pthread_key_delete(first) == 0);
    return make_and_end(number);
}

static void *
end_with_a_value(void *unused)
{
    assert(pthread_setspecific(first, &value) == 0);
    assert(sem_post(&set) == 0);
    return unused;
}

int
main(void)
{
    assert(pthread_key_create(&first, destroy_first) == 0);
    assert(sem_init(&set, 0, 0) == 0);
    RUN(delete_make_and_end, make_and_end, end_with_a_value);
    assert(mine[1] != mine[2]);
}
