/* SPDX-License-Identifier: MIT */
/* After chroot "/" and ".." end at the new root, also through a link; whoever has kept a way out (a current directory, an
 * open one) is still out, as on Linux; and only CAP_SYS_CHROOT may. */
#include "user.h"

static void
locked_in(void)
{
    struct stat st;
    char path[100];

    CHECK_OK(chroot("inside"));
    CHECK_OK(chdir("/"));
    CHECK_OK(stat("/file", &st));
    CHECK_OK(stat("../../file", &st));
    CHECK_OK(stat("/link", &st)); /* to /file: that of the new root */
    CHECK_ERRNO(stat("/../secret", &st), ENOENT);
    CHECK_ERRNO(stat("/inside", &st), ENOENT);
    CHECK(getcwd(path, sizeof(path)) != NULL && strcmp(path, "/") == 0);
    become(ALICE, ALICE);
    CHECK_ERRNO(chroot("/"), EPERM);
}

static void
half_locked_in(void)
{
    int out = CHECK_OK(open(".", O_RDONLY | O_DIRECTORY));
    char path[200];
    struct stat st;

    CHECK_OK(chroot("inside"));
    CHECK_OK(stat("secret", &st));
    CHECK_OK(syscall(SYS_getcwd, path, sizeof(path)));
    CHECK(strncmp(path, "(unreachable)/", 14) == 0);
    CHECK_OK(chdir("/"));
    CHECK_OK(fstatat(out, "secret", &st, 0));
    CHECK_OK(fchdir(out));
    CHECK_OK(stat("secret", &st));
}

int
main(void)
{
    must_be_root();
    enter_folder("outside", 0755, 0, 0);
    make_file("secret", 0644, 0, 0);
    CHECK_OK(mkdir("inside", 0755));
    make_file("inside/file", 0644, 0, 0);
    CHECK_OK(symlink("/file", "inside/link"));
    CHECK_ERRNO(chroot("secret"), ENOTDIR);
    CHECK_EQ(run(locked_in), 0);
    CHECK_EQ(run(half_locked_in), 0);
    CHECK_EQ(shell("cd .. && rm -r outside"), 0);
    return 0;
}
