/* SPDX-License-Identifier: MIT */
/* An audit comes between withdrawal and deposit, and misses the money. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int savings = 100, checking;

static void
add(int *account, int n)
{
    pthread_mutex_lock(&lock);
    *account += n;
    pthread_mutex_unlock(&lock);
}

static void *
transfer(void *unused)
{
    add(&savings, -50);
    add(&checking, 50);
    return unused;
}

static void *
audit(void *unused)
{
    pthread_mutex_lock(&lock);
    assert(savings + checking == 100);
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, transfer, NULL);
    pthread_create(&b, NULL, audit, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
