/* SPDX-License-Identifier: MIT */
/* chmod, chown and utimensat are for the owner; giving a file away is for root; what was set-user-id stops being so
 * when it is given away, or written to by somebody who is not root. */
#include "user.h"

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
    struct timespec old[2] = { { 1, 0 }, { 1, 0 } };
    gid_t group = 50;

    CHECK_OK(setgroups(1, &group));
    CHECK_OK(setresgid(ALICE, ALICE, ALICE));
    CHECK_OK(setresuid(ALICE, ALICE, ALICE));
    CHECK_ERRNO(chmod("of-bob", 0777), EPERM);
    CHECK_ERRNO(chown("of-bob", ALICE, -1), EPERM);
    CHECK_ERRNO(utimensat(AT_FDCWD, "of-bob", old, 0), EPERM);
    CHECK_OK(utimensat(AT_FDCWD, "of-bob", NULL, 0)); /* it is writable */
    CHECK_ERRNO(utimensat(AT_FDCWD, "closed", NULL, 0), EACCES);
    CHECK_OK(chmod("of-alice", 02755)); /* not of her group: no set-group-id */
    CHECK_EQ(mode_of("of-alice"), 0755);
    CHECK_ERRNO(chown("of-alice", BOB, -1), EPERM);
    CHECK_ERRNO(chown("of-alice", -1, 51), EPERM);
    CHECK_OK(chmod("of-alice", 06755));
    CHECK_OK(chown("of-alice", ALICE, 50));
    CHECK_EQ(mode_of("of-alice"), 0755);
    CHECK_EQ(write(open("set-user-id", O_WRONLY), "x", 1), 1);
    CHECK_EQ(mode_of("set-user-id"), 0777);
    CHECK_OK(truncate("set-user-id-too", 1));
    CHECK_EQ(mode_of("set-user-id-too"), 0777);
}

int
main(void)
{
    must_be_root();
    enter_folder("owners", 0755, 0, 0);
    make_file("of-bob", 0666, BOB, BOB);
    make_file("closed", 0600, BOB, BOB);
    make_file("of-alice", 0644, ALICE, 70);
    make_file("set-user-id", 04777, 0, 0);
    make_file("set-user-id-too", 04777, 0, 0);
    CHECK_EQ(run(as_alice), 0);
    CHECK_OK(chmod("of-bob", 06755));
    CHECK_OK(chown("of-bob", ALICE, 0));
    CHECK_EQ(mode_of("of-bob"), 0755);
    CHECK_EQ(shell("cd .. && rm -r owners"), 0);
    return 0;
}
