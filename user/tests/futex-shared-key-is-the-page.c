/* SPDX-License-Identifier: MIT */
/* One page of shared memory mapped at two addresses is one futex; with PRIVATE_FLAG it is two. */
#include "futex.h"

#include <pthread.h>
#include <sys/mman.h>

static volatile uint32_t *one, *other;

static void *
waiter(void *argument)
{
    struct timespec time = { 0, 100 * MILLISECOND };

    CHECK_EQ(futex(one, WAIT, 0, NULL), 0);
    CHECK_ERRNO(futex(one, WAIT | PRIVATE_FLAG, 0, &time), ETIMEDOUT);
    return argument;
}

int
main(void)
{
    int fd = CHECK_OK(open("/tmp/futex-shared", O_RDWR | O_CREAT | O_TRUNC, 0600));
    pthread_t thread;

    CHECK_OK(unlink("/tmp/futex-shared"));
    CHECK_OK(ftruncate(fd, 4096));
    one = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (one == MAP_FAILED && errno == ENODEV)
        skip("files cannot be mapped shared here");
    other = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    CHECK(one != MAP_FAILED && other != MAP_FAILED && one != other);
    CHECK_EQ(pthread_create(&thread, NULL, waiter, NULL), 0);
    await_waiters(other, 1);
    CHECK_EQ(futex(other, WAKE, 1, NULL), 1);
    while (pthread_tryjoin_np(thread, NULL) == EBUSY) {
        CHECK_EQ(futex(other, WAKE | PRIVATE_FLAG, 1, NULL), 0);
        pause_for(MILLISECOND);
    }
    return 0;
}
