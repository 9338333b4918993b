/* SPDX-License-Identifier: MIT */
/* /proc/self/status has the real, effective, saved and file system's user and group. */
#include "check.h"

static void
has(const char *line)
{
    char text[4096] = "";
    int fd = (int)CHECK_OK(open("/proc/self/status", O_RDONLY));

    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    CHECK(strstr(text, line) != NULL);
    close(fd);
}

int
main(void)
{
    if (geteuid() != 0) {
        printf("only root may become others\n");
        return 77;
    }
    CHECK_OK(setresgid(11, 12, 13));
    has("\nGid:\t11\t12\t13\t12\n");
    CHECK_OK(setresuid(21, 22, 23));
    has("\nUid:\t21\t22\t23\t22\n");
    return 0;
}
