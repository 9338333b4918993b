/* SPDX-License-Identifier: MIT */
/* access tells what the real user may, whatever the process acts as; AT_EACCESS tells the other. */
#include "user.h"

int
main(void)
{
    must_be_root();
    enter_folder("access", 0755, 0, 0);
    make_file("of-root", 0600, 0, 0);
    make_file("of-alice", 0400, ALICE, ALICE);
    CHECK_OK(access("of-alice", R_OK | W_OK));
    CHECK_ERRNO(access("of-alice", X_OK), EACCES);
    CHECK_OK(setresuid(ALICE, 0, 0));
    CHECK_ERRNO(access("of-root", R_OK), EACCES);
    CHECK_OK(faccessat(AT_FDCWD, "of-root", R_OK, AT_EACCESS));
    CHECK_OK(access("of-alice", R_OK));
    CHECK_ERRNO(access("of-alice", W_OK), EACCES);
    CHECK_OK(access("of-root", F_OK));
    CHECK_OK(setresuid(0, 0, 0));
    CHECK_EQ(shell("cd .. && rm -r access"), 0);
    return 0;
}
