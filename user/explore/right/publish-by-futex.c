/* SPDX-License-Identifier: MIT */
/* One sleeps on a word until another has written a datum, and then the word; by the kernel's call itself. */
#include <assert.h>
#include <linux/futex.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_int written;
static int datum;

static void *
publish(void *unused)
{
    datum = 7;
    atomic_store_explicit(&written, 1, memory_order_release);
    syscall(SYS_futex, &written, FUTEX_WAKE_PRIVATE, 1);
    return unused;
}

int
main(void)
{
    pthread_t t;

    pthread_create(&t, NULL, publish, NULL);
    while (atomic_load_explicit(&written, memory_order_acquire) == 0)
        syscall(SYS_futex, &written, FUTEX_WAIT_PRIVATE, 0, NULL);
    assert(datum == 7);
    pthread_join(t, NULL);
}
