/* SPDX-License-Identifier: MIT */
/* Writing and truncating beyond RLIMIT_FSIZE is SIGXFSZ, and EFBIG for who ignores that; up to it is possible. */
#include "check.h"

#include <sys/resource.h>
#include <sys/stat.h>

#define LIMIT 5000

static const char *const path = "/tmp/rlimit-fsize";

static void
write_beyond(void)
{
    int fd = (int)CHECK_OK(open(path, O_WRONLY));

    lseek(fd, LIMIT, SEEK_SET);
    write(fd, "x", 1);
}

int
main(void)
{
    struct rlimit limit = { LIMIT, RLIM_INFINITY };
    char block[4096] = "";
    int fd;

    mkdir("/tmp", 0777);
    fd = (int)CHECK_OK(open(path, O_RDWR | O_CREAT | O_TRUNC, 0600));
    CHECK_OK(setrlimit(RLIMIT_FSIZE, &limit));
    CHECK_EQ(run(write_beyond), KILLED(SIGXFSZ));
    signal(SIGXFSZ, SIG_IGN);
    CHECK_EQ(write(fd, block, 4096), 4096);
    CHECK_EQ(write(fd, block, 4096), LIMIT - 4096);
    CHECK_ERRNO(write(fd, block, 1), EFBIG);
    CHECK_EQ(write(fd, block, 0), 0);
    CHECK_ERRNO(ftruncate(fd, LIMIT + 1), EFBIG);
    CHECK_OK(ftruncate(fd, LIMIT));
    CHECK_OK(ftruncate(fd, 1));
    CHECK_OK(unlink(path));
    return 0;
}
