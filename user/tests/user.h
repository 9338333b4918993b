/* SPDX-License-Identifier: MIT */
/* Tests of permissions: a folder of their own, and work done as somebody else. */
#pragma once

#include <grp.h>
#include <sys/capability.h>
#include <sys/prctl.h>
#include <sys/stat.h>

#include "check.h"

#define ALICE 1000
#define BOB   1001

static inline void
become(uid_t uid, gid_t gid)
{
    CHECK_OK(setgroups(0, NULL));
    CHECK_OK(setresgid(gid, gid, gid));
    CHECK_OK(setresuid(uid, uid, uid));
}

static inline void
must_be_root(void)
{
    if (geteuid() != 0)
        skip("only root can try this");
}

static inline void
make_file(const char *path, mode_t mode, uid_t uid, gid_t gid)
{
    int fd;

    unlink(path);
    fd = CHECK_OK(open(path, O_CREAT | O_EXCL | O_WRONLY, 0600));
    CHECK_EQ(write(fd, "text", 4), 4);
    close(fd);
    CHECK_OK(chown(path, uid, gid));
    CHECK_OK(chmod(path, mode));
}

/* A new folder with this mode and owner, which becomes the current one. */
static inline void
enter_folder(const char *path, mode_t mode, uid_t uid, gid_t gid)
{
    CHECK_OK(mkdir(path, 0700));
    CHECK_OK(chown(path, uid, gid));
    CHECK_OK(chmod(path, mode));
    CHECK_OK(chdir(path));
}

static inline int
shell(const char *command)
{
    pid_t child = fork();

    if (child == 0) {
        execl("/bin/sh", "sh", "-c", command, NULL);
        _exit(127);
    }
    return wait_status(child);
}

static inline uint32_t
capabilities(int permitted)
{
    struct cap_header header = { _LINUX_CAPABILITY_VERSION_3, 0 };
    struct cap_data data[2];

    CHECK_OK(syscall(SYS_capget, &header, data));
    return permitted ? data[0].permitted : data[0].effective;
}
