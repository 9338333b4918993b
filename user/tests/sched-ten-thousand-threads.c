/* SPDX-License-Identifier: MIT */
/* 10,000 threads exist at once, first all blocked, then all runnable, and all end. Their memory is the test's only
 * need of more than others (heddle run --mem 512). */
#include "futex_pi.h"

#include <sys/mman.h>

#define THREADS 10000
#define STACK   16384

static volatile uint32_t gate;
static int started, passed;

static void *
body(void *argument)
{
    __sync_fetch_and_add(&started, 1);
    while (!gate)
        syscall(SYS_futex, &gate, 0, 0, NULL, NULL, 0);
    for (int i = 0; i < 3; i++)
        sched_yield();
    __sync_fetch_and_add(&passed, 1);
    return NULL;
}

int
main(void)
{
    static pthread_t thread[THREADS];
    unsigned long info[14]; /* struct sysinfo: uptime, three loads, all memory ... */
    pthread_attr_t attributes;

    CHECK_OK(syscall(SYS_sysinfo, info));
    if (info[4] < 450ul << 20)
        skip("too little memory: --mem 512");
    CHECK_EQ(pthread_attr_init(&attributes), 0);
    CHECK_EQ(pthread_attr_setstacksize(&attributes, STACK), 0);
    for (int i = 0; i < THREADS; i++)
        CHECK_EQ(pthread_create(&thread[i], &attributes, body, NULL), 0);
    while (__atomic_load_n(&started, __ATOMIC_RELAXED) < THREADS)
        pause_for(MILLISECOND);
    CHECK_EQ(passed, 0);
    gate = 1;
    CHECK_EQ(syscall(SYS_futex, &gate, 1, 0x7fffffff, NULL, NULL, 0) <= THREADS, 1);
    for (int i = 0; i < THREADS; i++)
        join(thread[i]);
    CHECK_EQ(passed, THREADS);
    return 0;
}
