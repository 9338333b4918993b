/* SPDX-License-Identifier: MIT */
/* Two processes hand one byte to and fro a thousand times. */
#include "check.h"

#define ROUNDS 1000

static int there[2], back[2];

static void
partner(void)
{
    unsigned char c;

    close(there[1]);
    while (read(there[0], &c, 1) == 1) {
        c++;
        CHECK_EQ(write(back[1], &c, 1), 1);
    }
}

int
main(void)
{
    unsigned char c = 0;
    pid_t child;

    CHECK_OK(pipe(there));
    CHECK_OK(pipe(back));
    child = start(partner);
    for (int i = 0; i < ROUNDS; i++) {
        CHECK_EQ(write(there[1], &c, 1), 1);
        CHECK_EQ(read(back[0], &c, 1), 1);
    }
    close(there[1]);
    CHECK_EQ(c, ROUNDS % 256);
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
