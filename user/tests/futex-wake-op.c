/* SPDX-License-Identifier: MIT */
/* FUTEX_WAKE_OP changes the second word by each operation, and wakes there only if what was there compares so. */
#include "futex_pi.h"

#define OP(op, operand, cmp, with) \
    ((unsigned)(op) << 28 | (unsigned)(cmp) << 24 | ((unsigned)(operand) & 0xfff) << 12 | ((unsigned)(with) & 0xfff))

static volatile uint32_t first, second;
static volatile int sleeping, awake;

static long
wake_op(unsigned operation)
{
    return syscall(SYS_futex, &first, WAKE_OP, 1, 1L, &second, operation);
}

static void
changes(uint32_t before, unsigned operation, uint32_t after)
{
    second = before;
    CHECK_EQ(wake_op(operation), 0);
    CHECK_EQ(second, after);
}

static void *
sleeper(void *word)
{
    volatile uint32_t *at = word;

    sleeping++;
    CHECK_OK(syscall(SYS_futex, at, 0, *at, NULL, NULL, 0));
    awake++;
    return NULL;
}

int
main(void)
{
    pthread_t thread[2];

    changes(5, OP(0, 7, 0, 0), 7);
    changes(5, OP(1, -2, 0, 0), 3);
    changes(5, OP(2, 10, 0, 0), 15);
    changes(5, OP(3, 4, 0, 0), 1);
    changes(5, OP(4, 4, 0, 0), 1);
    changes(5, OP(8 | 2, 4, 0, 0), 21);
    CHECK_ERRNO(wake_op(OP(5, 0, 0, 0)), ENOSYS);
    CHECK_ERRNO(wake_op(OP(0, 0, 6, 0)), ENOSYS);

    second = 9;
    thread[0] = start_thread(sleeper, (void *)&first);
    thread[1] = start_thread(sleeper, (void *)&second);
    while (sleeping < 2)
        pause_for(MILLISECOND);
    pause_for(20 * MILLISECOND);
    CHECK_EQ(wake_op(OP(1, 1, 4, 9)), 1); /* 9 > 9: only the first */
    join(thread[0]);
    CHECK_EQ(second, 10);
    CHECK_EQ(awake, 1);
    CHECK_EQ(wake_op(OP(1, 1, 5, 10)), 1); /* 10 >= 10 */
    join(thread[1]);
    CHECK_EQ(second, 11);
    return 0;
}
