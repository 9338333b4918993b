/* SPDX-License-Identifier: MIT */
/* A fresh world has the files of the start, not those made here; what it makes, writes and removes is not seen here. */
#include "world.h"

#define OURS   "/tmp/ours"
#define THEIRS "/tmp/theirs"

static int
look(void)
{
    CHECK_ERRNO(open(OURS, O_RDONLY), ENOENT);
    close((int)CHECK_OK(open(THEIRS, O_WRONLY | O_CREAT, 0600)));
    CHECK_OK(unlink("/bin/echo"));
    return 0;
}

int
main(int argc, char **argv)
{
    if (argc > 1)
        return look();
    SKIP_ON_LINUX();
    close((int)CHECK_OK(open(OURS, O_WRONLY | O_CREAT, 0600)));
    CHECK_EQ(run_in_world(argv[0], "inside", 1), EXITED(0));
    CHECK_ERRNO(open(THEIRS, O_RDONLY), ENOENT);
    CHECK_OK(access("/bin/echo", X_OK));
    CHECK_OK(unlink(OURS));
    return 0;
}
