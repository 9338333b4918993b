/* SPDX-License-Identifier: MIT */
/* A process takes memory until there is none: it is killed, its parent goes on, and every frame comes back. */
#include "check.h"

#include <sys/mman.h>

#define PIECE (1u << 20)

static void
eater(void)
{
    for (;;) {
        char *p = mmap(NULL, PIECE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

        CHECK(p != MAP_FAILED);
        memset(p, 1, PIECE);
    }
}

int
main(void)
{
    long before;

    SKIP_ON_LINUX(); /* it would take the host's memory */
    CHECK_EQ(wait_status(start(eater)), KILLED(SIGKILL));
    before = frames_at_rest();
    CHECK_EQ(wait_status(start(eater)), KILLED(SIGKILL));
    CHECK_EQ(frames_at_rest(), before);
    return 0;
}
