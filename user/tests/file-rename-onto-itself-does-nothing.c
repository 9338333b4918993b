/* SPDX-License-Identifier: MIT */
/* rename of a name, or of two names of one file, onto each other is done without doing anything, of a full folder too. */
#include "user.h"

int
main(void)
{
    enter_folder("itself", 0755, getuid(), getgid());
    CHECK_OK(mkdir("folder", 0755));
    make_file("folder/inside", 0644, getuid(), getgid());
    CHECK_OK(rename("folder", "folder"));
    CHECK_OK(access("folder/inside", F_OK));
    make_file("one", 0644, getuid(), getgid());
    CHECK_OK(link("one", "two"));
    CHECK_OK(rename("one", "two"));
    CHECK_OK(rename("two", "two"));
    CHECK_OK(access("one", F_OK));
    CHECK_OK(access("two", F_OK));
    CHECK_OK(unlink("one"));
    CHECK_OK(unlink("two"));
    CHECK_OK(unlink("folder/inside"));
    CHECK_OK(rmdir("folder"));
    CHECK_OK(rmdir("../itself"));
    return 0;
}
