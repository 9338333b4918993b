/* SPDX-License-Identifier: MIT */
/* A robust list is the program's that set it: the next one, in the same thread, has none until it sets its own. */
#include "check.h"

struct head {
    struct head *next;
    long offset;
    void *pending;
};

int
main(int argc, char **argv)
{
    static struct head head = { &head, 0, NULL };
    struct head *seen = NULL;
    size_t size = 0;

    if (argc == 1) {
        CHECK_OK(syscall(SYS_set_robust_list, &head, sizeof(head)));
        execl("/proc/self/exe", argv[0], "again", NULL);
        CHECK_OK(-1);
    }
    CHECK_OK(syscall(SYS_get_robust_list, 0, &seen, &size));
    CHECK(seen == NULL);
    CHECK_EQ(size, sizeof(head));
    return 0;
}
