/* SPDX-License-Identifier: MIT */
/* The asker gives up when its time is over; the answer is then written to a frame that others use by now. */
#include <assert.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

static sem_t asked, answered;
static _Atomic(int *) question;

static void *
answer(void *unused)
{
    sem_wait(&asked);
    getppid();
    atomic_store_explicit((atomic_int *)question, 7, memory_order_relaxed);
    sem_post(&answered);
    return unused;
}

static void __attribute__((noinline))
ask(void)
{
    atomic_int reply = 0;
    struct timespec until;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec++;
    question = (int *)&reply;
    sem_post(&asked);
    sem_timedwait(&answered, &until);
}

static void __attribute__((noinline))
others(void)
{
    atomic_int numbers[16];
    int sum = 0;

    for (int i = 0; i < 16; i++)
        atomic_store_explicit(&numbers[i], 1, memory_order_relaxed);
    usleep(1000);
    for (int i = 0; i < 16; i++)
        sum += atomic_load_explicit(&numbers[i], memory_order_relaxed);
    assert(sum == 16);
}

int
main(void)
{
    pthread_t thread;

    sem_init(&asked, 0, 0);
    sem_init(&answered, 0, 0);
    pthread_create(&thread, NULL, answer, NULL);
    ask();
    others();
    pthread_join(thread, NULL);
}
