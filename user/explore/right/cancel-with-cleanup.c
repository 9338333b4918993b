/* SPDX-License-Identifier: MIT */
/* Who is asked to end while it waits ends inside the function it is in, and its clean-up gives the lock back. */
#include <assert.h>
#include <pthread.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t news = PTHREAD_COND_INITIALIZER;
static bool asked, cleaned;

static void
give_back(void *unused)
{
    (void)unused;
    cleaned = true;
    pthread_mutex_unlock(&lock);
}

static void
wait_for_news(void)
{
    for (;;) {
        pthread_cond_wait(&news, &lock);
        if (asked)
            pthread_exit(&asked);
    }
}

static void *
wait_for_ever(void *unused)
{
    pthread_mutex_lock(&lock);
    pthread_cleanup_push(give_back, NULL);
    if (!asked)
        wait_for_news();
    pthread_cleanup_pop(1);
    return unused;
}

int
main(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, wait_for_ever, NULL);
    pthread_mutex_lock(&lock);
    asked = true;
    pthread_cond_signal(&news);
    pthread_mutex_unlock(&lock);
    pthread_join(thread, NULL);
    pthread_mutex_lock(&lock);
    assert(cleaned);
    pthread_mutex_unlock(&lock);
}
