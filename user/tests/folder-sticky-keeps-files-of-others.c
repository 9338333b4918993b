/* SPDX-License-Identifier: MIT */
/* In a sticky folder that all may write, a file is removed, renamed and replaced by its owner only. */
#include "user.h"

static void
as_alice(void)
{
    become(ALICE, ALICE);
    CHECK_ERRNO(unlink("of-bob"), EPERM);
    CHECK_ERRNO(rename("of-bob", "x"), EPERM);
    CHECK_ERRNO(rename("of-alice", "of-bob"), EPERM);
    CHECK_OK(rename("of-alice", "x"));
    CHECK_OK(unlink("x"));
}

int
main(void)
{
    must_be_root();
    enter_folder("sticky", 01777, 0, 0);
    make_file("of-bob", 0666, BOB, BOB);
    make_file("of-alice", 0666, ALICE, ALICE);
    CHECK_EQ(run(as_alice), 0);
    CHECK_OK(unlink("of-bob"));
    CHECK_OK(chdir(".."));
    CHECK_OK(rmdir("sticky"));
    return 0;
}
