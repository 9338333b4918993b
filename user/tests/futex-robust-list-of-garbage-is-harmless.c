/* SPDX-License-Identifier: MIT */
/* A robust list that leads nowhere, runs in a circle or has odd words does no harm to a process that ends with it. */
#include "futex.h"

static struct head {
    void *first;
    long offset;
    void *pending;
} head;
static void *circle[2];
static uint32_t odd[4];

static void
nowhere(void)
{
    head = (struct head){ (void *)8, 8, (void *)~0ul };
    CHECK_OK(syscall(SYS_set_robust_list, &head, sizeof(head)));
}

static void
in_a_circle(void)
{
    circle[0] = &circle[1];
    circle[1] = &circle[0];
    head = (struct head){ circle, -4096 * 1024, NULL };
    CHECK_OK(syscall(SYS_set_robust_list, &head, sizeof(head)));
}

static void
odd_words(void)
{
    odd[0] = odd[1] = odd[2] = (uint32_t)gettid();
    head = (struct head){ &head, 1, odd };
    CHECK_OK(syscall(SYS_set_robust_list, &head, sizeof(head)));
}

static void
no_head(void)
{
    CHECK_OK(syscall(SYS_set_robust_list, (void *)0xffff800000000000, sizeof(head)));
}

int
main(void)
{
    CHECK_EQ(run(nowhere), EXITED(0));
    CHECK_EQ(run(in_a_circle), EXITED(0));
    CHECK_EQ(run(odd_words), EXITED(0));
    CHECK_EQ(run(no_head), EXITED(0));
    return 0;
}
