/* SPDX-License-Identifier: MIT */
/* open: O_CREAT makes, O_EXCL insists on making, without it a missing file is ENOENT. */
#include "check.h"

#define PATH "/tmp/exclusive"

int
main(void)
{
    unlink(PATH);
    CHECK_ERRNO(open(PATH, O_RDONLY), ENOENT);
    close((int)CHECK_OK(open(PATH, O_WRONLY | O_CREAT | O_EXCL, 0600)));
    CHECK_ERRNO(open(PATH, O_WRONLY | O_CREAT | O_EXCL, 0600), EEXIST);
    close((int)CHECK_OK(open(PATH, O_WRONLY | O_CREAT, 0600)));
    CHECK_ERRNO(open("/tmp", O_WRONLY), EISDIR);
    CHECK_ERRNO(open(PATH, O_RDONLY | O_DIRECTORY), ENOTDIR);
    CHECK_ERRNO(open(PATH "/x", O_RDONLY), ENOTDIR);
    CHECK_ERRNO(open("/no-such-folder/x", O_WRONLY | O_CREAT, 0600), ENOENT);
    CHECK_OK(unlink(PATH));
    CHECK_ERRNO(unlink(PATH), ENOENT);
    return 0;
}
