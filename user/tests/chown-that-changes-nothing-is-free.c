/* SPDX-License-Identifier: MIT */
/* chown to -1 and -1 is for everybody, to the same user or group for the owner only. */
#include "check.h"

int
main(void)
{
    int fd = (int)CHECK_OK(open("file", O_CREAT | O_RDWR, 0600));
    pid_t child;

    CHECK_OK(fchown(fd, 5, 6));
    child = fork();
    if (child == 0) {
        CHECK_OK(setuid(7));
        CHECK_OK(chown("file", (uid_t)-1, (gid_t)-1));
        CHECK_ERRNO(chown("file", 5, (gid_t)-1), EPERM);
        CHECK_ERRNO(chown("file", (uid_t)-1, 6), EPERM);
        _exit(0);
    }
    CHECK_EQ(wait_status(child), 0);
    CHECK_OK(setuid(5));
    CHECK_OK(chown("file", 5, (gid_t)-1));
    CHECK_OK(chown("file", 5, 6));
    CHECK_ERRNO(chown("file", 5, 8), EPERM);
    CHECK_ERRNO(chown("file", 7, 6), EPERM);
    return 0;
}
