/* SPDX-License-Identifier: MIT */
/* The futex system call, and the line to the kernel's wait-for graph.  Contracts in futex.h. */
#include <conc/futex.h>
#include <conc/time.h>

#include <errno.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* Linux's numbers.  Not the PRIVATE ones, so that a word in shared memory works unchanged. */
#define WAIT 0
#define WAKE 1

/* Given by lib/c (Heddle); on another C library by host/hosted.c, where it does nothing. */
void __heddle_waiting(volatile uint32_t *word);

int
futex_wait(_Atomic uint32_t *word, uint32_t expected, int64_t deadline)
{
    int64_t left = conc_left(deadline);
    if (left == 0) {
        return -ETIMEDOUT;
    }
    struct timespec limit = { .tv_sec = left / SECONDS(1), .tv_nsec = left % SECONDS(1) };
    long r = syscall(SYS_futex, word, WAIT, expected, left < 0 ? NULL : &limit, NULL, 0);
    return r < 0 && errno == ETIMEDOUT ? -ETIMEDOUT : 0;
}

int
futex_wait_owner(_Atomic uint32_t *word, uint32_t expected, int64_t deadline)
{
    __heddle_waiting((volatile uint32_t *)word);
    int r = futex_wait(word, expected, deadline);
    __heddle_waiting(NULL);
    return r;
}

void
futex_wake(_Atomic uint32_t *word, int count)
{
    syscall(SYS_futex, word, WAKE, count, NULL, NULL, 0);
}

static __thread uint32_t own_id;        /* 0: not yet asked for */
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* A forked child is another thread, with a copy of this variable. */
static void
forget_own_id(void)
{
    own_id = 0;
}

static void
forget_in_children(void)
{
    pthread_atfork(NULL, NULL, forget_own_id);
}

uint32_t
futex_own_id(void)
{
    if (own_id == 0) {
        pthread_once(&once, forget_in_children);
        own_id = (uint32_t)gettid();
    }
    return own_id;
}
