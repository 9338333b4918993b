/* SPDX-License-Identifier: MIT */
/* Clocks, timers, mappings, futexes, scheduling, identity, queues. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/futex.h>
#include <mqueue.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int word;

static void
futexes(void)
{
    struct timespec soon = { 0, 1 };

    syscall(SYS_futex, &word, FUTEX_WAIT | FUTEX_PRIVATE_FLAG, 1, NULL);
    syscall(SYS_futex, &word, FUTEX_WAIT, 0, &soon);
    syscall(SYS_futex, &word, FUTEX_WAKE, 1);
    syscall(SYS_futex, &word, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 0, &soon, NULL, -1);
    syscall(SYS_futex, &word, FUTEX_WAKE_BITSET, 1, 0, 0, 5);
    syscall(SYS_futex, &word, FUTEX_REQUEUE, 1, 2, &word);
    syscall(SYS_futex, &word, FUTEX_CMP_REQUEUE, 1, 2, &word, 0);
    syscall(SYS_futex, &word, FUTEX_LOCK_PI, 0, NULL);
    syscall(SYS_futex, &word, FUTEX_UNLOCK_PI);
}

static void
queues(void)
{
    char text[8192];
    unsigned priority;
    mqd_t queue = mq_open("/traced", O_RDWR | O_CREAT, 0600, NULL);

    mq_send(queue, "hello", 5, 3);
    mq_receive(queue, text, sizeof text, &priority);
    mq_receive(queue, text, 5, &priority);
    mq_unlink("/traced");
}

int
main(void)
{
    struct timespec soon = { 0, 1000 }, past = { 0, 0 };
    struct itimerval timer = { { 0, 0 }, { 1000, 0 } }, off = { 0 };
    struct sched_param param = { 0 };
    cpu_set_t cpus;
    char *page, name[16];

    nanosleep(&soon, NULL);
    nanosleep(&soon, &soon);
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &past, NULL);
    soon.tv_nsec = -1;
    nanosleep(&soon, &past);
    clock_getres(99, &soon);
    setitimer(ITIMER_REAL, &timer, NULL);
    setitimer(ITIMER_REAL, &off, NULL);
    page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(page, 4096, PROT_NONE);
    madvise(page, 4096, MADV_DONTNEED);
    msync(page, 4096, MS_SYNC);
    munmap(page, 8192);
    munmap(page + 1, 8192);
    mmap(NULL, 4096, PROT_READ, MAP_SHARED | MAP_FIXED_NOREPLACE, 90, 4096);
    mmap(NULL, 0, PROT_NONE, MAP_SHARED, -1, 0);
    mmap(NULL, 4096, PROT_NONE, MAP_SHARED, -1, 5);
    futexes();
    queues();
    CPU_ZERO(&cpus);
    CPU_SET(0, &cpus);
    sched_setaffinity(0, sizeof cpus, &cpus);
    sched_setscheduler(0, SCHED_OTHER, &param);
    sched_getscheduler(0);
    sched_get_priority_max(SCHED_FIFO);
    sched_yield();
    getuid();
    getgroups(0, NULL);
    prctl(PR_SET_NAME, "a long name that is cut");
    prctl(PR_GET_NAME, name);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    syscall(SYS_gettimeofday, NULL, NULL);
    syscall(SYS_time, (void *)1);
    return 0;
}
