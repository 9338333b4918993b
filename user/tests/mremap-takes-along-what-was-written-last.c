/* SPDX-License-Identifier: MIT */
/* A thread counts in the last word of a large mapping while another moves the mapping away. When its
 * next store ends with SIGSEGV, the new place holds the last number that was stored: none went to
 * a page that nobody ever saw again. */
#include "check.h"

#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>

#define PAGE 4096ul
#define SIZE (1500 * PAGE)
#define ROUNDS 20

static volatile uint64_t *word;
static volatile uint64_t stored;
static sigjmp_buf out;

static void
segv(int signo)
{
    siglongjmp(out, signo);
}

static void *
count(void *arg)
{
    if (sigsetjmp(out, 1) == 0)
        for (uint64_t n = 1;; n++) {
            *word = n;
            stored = n;
        }
    return arg;
}

int
main(void)
{
    struct sigaction sa = { .sa_handler = segv };

    sigaction(SIGSEGV, &sa, NULL);
    for (int i = 0; i < ROUNDS; i++) {
        char *p = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), *q;
        pthread_t t;

        CHECK(p != MAP_FAILED);
        for (unsigned long at = 0; at < SIZE; at += PAGE)
            p[at] = (char)i;
        word = (volatile uint64_t *)(p + SIZE - 8);
        stored = 0;
        CHECK_EQ(pthread_create(&t, NULL, count, NULL), 0);
        while (stored == 0)
            sched_yield();
        q = mmap(NULL, SIZE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        CHECK_EQ(mremap(p, SIZE, SIZE, MREMAP_MAYMOVE | MREMAP_FIXED, q), q);
        CHECK_EQ(pthread_join(t, NULL), 0);
        for (unsigned long at = 0; at < SIZE; at += PAGE)
            CHECK_EQ(q[at], i);
        CHECK_EQ(*(uint64_t *)(q + SIZE - 8), stored); /* it may have come to the first store only */
        munmap(q, SIZE);
    }
    return 0;
}
