/* SPDX-License-Identifier: MIT */
/* Whether there is money enough is asked in one critical section; it is taken in the next. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int balance = 100;

static int
read_balance(void)
{
    pthread_mutex_lock(&lock);
    int n = balance;
    pthread_mutex_unlock(&lock);
    return n;
}

static void *
withdraw(void *unused)
{
    if (read_balance() >= 80) {
        pthread_mutex_lock(&lock);
        balance -= 80;
        pthread_mutex_unlock(&lock);
    }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, withdraw, NULL);
    pthread_create(&b, NULL, withdraw, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(balance >= 0);
}
