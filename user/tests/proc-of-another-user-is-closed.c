/* SPDX-License-Identifier: MIT */
/* What tells of a process's memory (maps, exe) is for its own user and root; its name and state are for all. */
#include "user.h"

static char maps[40], link_name[40], status[40];

static void
as_alice(void)
{
    char target[100];
    int fd;

    become(ALICE, ALICE);
    fd = open(maps, O_RDONLY);
    CHECK(fd < 0 || read(fd, target, sizeof(target)) < 0);
    CHECK(readlink(link_name, target, sizeof(target)) < 0);
    CHECK_OK(open(status, O_RDONLY));
    CHECK_EQ(shell("while read k v; do [ $k != Uid: ] || echo $v; done </proc/self/status >/dev/null"), 0);
}

int
main(void)
{
    char target[100];
    struct stat st;

    must_be_root();
    snprintf(maps, sizeof(maps), "/proc/%d/maps", getpid());
    snprintf(link_name, sizeof(link_name), "/proc/%d/exe", getpid());
    snprintf(status, sizeof(status), "/proc/%d/status", getpid());
    CHECK_EQ(run(as_alice), 0);
    CHECK_OK(open(maps, O_RDONLY));
    CHECK_OK(readlink(link_name, target, sizeof(target)));
    CHECK_OK(stat(maps, &st));
    CHECK_EQ(st.st_uid, 0);
    return 0;
}
