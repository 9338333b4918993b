/* SPDX-License-Identifier: MIT */
/* Root changes a file and its set-id bits stay, but for chown; whoever else may write takes them away, set-group-id also
 * where the group may not execute and is not his; he does not by a chown, which is refused, and cannot make a program
 * that acts as a group of others by making it in their set-group-id folder. */
#include "user.h"

static int of_root;

static mode_t
mode_of(const char *path)
{
    struct stat st;

    CHECK_OK(stat(path, &st));
    return st.st_mode & 07777;
}

static void
as_alice(void)
{
    become(ALICE, ALICE);
    CHECK_ERRNO(chown("of-root", -1, -1), EPERM);
    CHECK_EQ(mode_of("of-root"), 06767);
    CHECK_EQ(write(of_root, "x", 1), 1);
    CHECK_EQ(mode_of("of-root"), 0767);
    CHECK_OK(chown("of-root", -1, -1)); /* nothing to lose any more */
    close(CHECK_OK(open("folder/program", O_CREAT | O_WRONLY, 02755)));
    CHECK_EQ(mode_of("folder/program"), 0755);
    close(CHECK_OK(open("folder/file", O_CREAT | O_WRONLY, 02745)));
    CHECK_EQ(mode_of("folder/file"), 02745);
}

int
main(void)
{
    must_be_root();
    umask(0);
    enter_folder("set-id", 0755, 0, 0);
    make_file("of-root", 06767, 0, BOB);
    of_root = (int)CHECK_OK(open("of-root", O_RDWR));
    CHECK_EQ(write(of_root, "x", 1), 1);
    CHECK_OK(ftruncate(of_root, 0));
    CHECK_EQ(mode_of("of-root"), 06767);
    CHECK_OK(mkdir("folder", 0777));
    CHECK_OK(chown("folder", -1, BOB));
    CHECK_OK(chmod("folder", 02777));
    CHECK_EQ(run(as_alice), 0);
    CHECK_OK(chmod("of-root", 06777));
    CHECK_OK(chown("of-root", -1, -1));
    CHECK_EQ(mode_of("of-root"), 0777);
    CHECK_EQ(shell("cd .. && rm -r set-id"), 0);
    return 0;
}
