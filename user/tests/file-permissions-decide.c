/* SPDX-License-Identifier: MIT */
/* Of owner, group and others exactly one triple counts; directories need x to be searched and w to be changed; what is
 * made belongs to its maker; root reads and writes all but runs nothing without an x. */
#include "user.h"

static void
as_alice(void)
{
    gid_t group = 50;
    struct stat st;

    umask(0);
    CHECK_OK(setgroups(1, &group));
    CHECK_OK(setresgid(ALICE, ALICE, ALICE));
    CHECK_OK(setresuid(ALICE, ALICE, ALICE));
    CHECK_ERRNO(open("own-but-only-others", O_RDONLY), EACCES);
    CHECK_OK(open("group-reads", O_RDONLY));
    CHECK_ERRNO(open("group-reads", O_RDWR), EACCES);
    CHECK_ERRNO(open("group-reads", O_RDONLY | O_TRUNC), EACCES);
    CHECK_ERRNO(truncate("group-reads", 0), EACCES);
    CHECK_ERRNO(open("nobody", O_WRONLY), EACCES);
    CHECK_OK(open("nobody", O_PATH));
    CHECK_OK(open("others-write", O_WRONLY));
    CHECK_ERRNO(open("closed/file", O_RDONLY), EACCES);
    CHECK_ERRNO(stat("closed/file", &st), EACCES);
    CHECK_ERRNO(chdir("closed"), EACCES);
    CHECK_OK(open("closed", O_RDONLY | O_DIRECTORY));
    CHECK_ERRNO(open("fixed/new", O_CREAT | O_WRONLY, 0600), EACCES);
    CHECK_OK(open("fixed/file", O_CREAT | O_WRONLY, 0600));
    CHECK_ERRNO(mkdir("fixed/new", 0700), EACCES);
    CHECK_ERRNO(mkdir("fixed/file", 0700), EEXIST);
    CHECK_ERRNO(symlink("x", "fixed/new"), EACCES);
    CHECK_ERRNO(link("others-write", "fixed/new"), EACCES);
    CHECK_ERRNO(unlink("fixed/file"), EACCES);
    CHECK_ERRNO(unlink("fixed/none"), ENOENT);
    CHECK_ERRNO(rename("fixed/file", "moved"), EACCES);
    CHECK_ERRNO(rename("others-write", "fixed/moved"), EACCES);
    CHECK_OK(open("mine", O_CREAT | O_WRONLY, 0400)); /* the mode counts from the next open on */
    CHECK_ERRNO(open("mine", O_WRONLY), EACCES);
    CHECK_OK(stat("mine", &st));
    CHECK_EQ(st.st_uid, ALICE);
    CHECK_EQ(st.st_gid, ALICE);
    CHECK_OK(open("shared/mine", O_CREAT | O_WRONLY, 0600));
    CHECK_OK(stat("shared/mine", &st));
    CHECK_EQ(st.st_gid, 60);
    CHECK_OK(mkdir("shared/folder", 0700));
    CHECK_OK(stat("shared/folder", &st));
    CHECK_EQ(st.st_mode & 07777, 02700);
    CHECK_ERRNO(mknod("null", S_IFCHR | 0666, 0x103), EPERM);
    CHECK_ERRNO(execl("nobody", "nobody", NULL), EACCES);
}

int
main(void)
{
    must_be_root();
    enter_folder("permissions", 0777, 0, 0);
    make_file("own-but-only-others", 0077, ALICE, 50);
    make_file("group-reads", 0640, BOB, 50);
    make_file("nobody", 0000, BOB, BOB);
    make_file("others-write", 0606, BOB, BOB);
    CHECK_OK(mkdir("closed", 0744));
    make_file("closed/file", 0666, 0, 0);
    CHECK_OK(mkdir("fixed", 0755));
    make_file("fixed/file", 0666, 0, 0);
    CHECK_OK(mkdir("shared", 0755));
    CHECK_OK(chown("shared", 0, 60));
    CHECK_OK(chmod("shared", 02777));
    CHECK_EQ(run(as_alice), 0);
    CHECK_OK(open("nobody", O_RDWR));
    CHECK_ERRNO(execl("nobody", "nobody", NULL), EACCES);
    CHECK_EQ(shell("cd .. && rm -r permissions"), 0);
    return 0;
}
