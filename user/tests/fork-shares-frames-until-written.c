/* SPDX-License-Identifier: MIT */
/* After fork a page that both only read is one frame; the first write gives the writer a frame of its own. */
#include "check.h"

#include <sys/mman.h>

static volatile char *page;

static void
child(void)
{
    CHECK_EQ(heddle_frame_shared((void *)page), 2);
    CHECK_EQ(page[100], 7);
    CHECK_EQ(heddle_frame_shared((void *)page), 2);
    page[100] = 8;
    CHECK_EQ(heddle_frame_shared((void *)page), 1);
}

int
main(void)
{
    SKIP_ON_LINUX();
    page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(page != MAP_FAILED);
    page[100] = 7;
    CHECK_EQ(heddle_frame_shared((void *)page), 1);
    CHECK_EQ(run(child), EXITED(0));
    CHECK_EQ(page[100], 7);
    CHECK_EQ(heddle_frame_shared((void *)page), 1);
    return 0;
}
