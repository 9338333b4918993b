/* SPDX-License-Identifier: MIT */
/* A futex in memory shared by fork wakes a waiter of another process, wherever it is mapped there. */
#include "futex.h"

#include <sys/mman.h>

static volatile uint32_t *word;

static void
waiter(void)
{
    while (*word == 0) {
        long result = futex(word, WAIT, 0, NULL);

        CHECK(result == 0 || errno == EAGAIN);
    }
}

int
main(void)
{
    pid_t child;

    word = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(word != MAP_FAILED);
    child = start(waiter);
    pause_for(20 * MILLISECOND);
    *word = 1;
    CHECK(futex(word, WAKE, 10, NULL) >= 0);
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
