/* SPDX-License-Identifier: MIT */
/* Root becomes anybody and nobody becomes root; the saved id is a way back until it is given up; setuid, setreuid,
 * setresuid and setfsuid each by its own rule. */
#include "user.h"

#include <sys/fsuid.h>

static void
check_ids(uid_t real, uid_t effective, uid_t saved)
{
    uid_t r, e, s;

    CHECK_OK(getresuid(&r, &e, &s));
    CHECK_EQ(r, real);
    CHECK_EQ(e, effective);
    CHECK_EQ(s, saved);
    CHECK_EQ(getuid(), real);
    CHECK_EQ(geteuid(), effective);
}

static void
comes_back_by_the_saved_id(void)
{
    CHECK_OK(setresuid(ALICE, ALICE, 0));
    check_ids(ALICE, ALICE, 0);
    CHECK_ERRNO(setresuid(BOB, -1, -1), EPERM);
    CHECK_OK(seteuid(0));
    check_ids(ALICE, 0, 0);
    CHECK_OK(seteuid(ALICE));
    CHECK_OK(setuid(0)); /* the saved one is enough, and stays */
    CHECK_OK(setuid(ALICE)); /* as root again: all three */
    check_ids(ALICE, ALICE, ALICE);
    CHECK_ERRNO(setuid(0), EPERM);
    CHECK_ERRNO(seteuid(0), EPERM);
    CHECK_ERRNO(setreuid(0, -1), EPERM);
    CHECK_ERRNO(setgid(5), EPERM);
    CHECK_ERRNO(setgroups(0, NULL), EPERM);
}

static void
swaps_real_and_effective(void)
{
    CHECK_OK(setresuid(ALICE, BOB, BOB));
    CHECK_OK(setreuid(BOB, ALICE));
    check_ids(BOB, ALICE, ALICE);
    CHECK_OK(setreuid(-1, BOB));
    check_ids(BOB, BOB, ALICE); /* unchanged: it is the real one */
    CHECK_ERRNO(setuid(-1), EINVAL);
}

static void
file_id_alone(void)
{
    CHECK_EQ(setfsuid(ALICE), 0);
    CHECK_EQ(setfsuid(-1), ALICE);
    CHECK_EQ(setfsuid(0), ALICE);
    become(ALICE, ALICE);
    CHECK_EQ(setfsuid(BOB), ALICE);
    CHECK_EQ(setfsuid(-1), ALICE);
}

static void
groups(void)
{
    gid_t list[3] = { 7, 8, 9 }, seen[3];

    CHECK_OK(setgroups(3, list));
    CHECK_EQ(getgroups(0, NULL), 3);
    CHECK_ERRNO(getgroups(2, seen), EINVAL);
    CHECK_EQ(getgroups(3, seen), 3);
    CHECK_EQ(seen[0] + seen[1] + seen[2], 24);
    CHECK_ERRNO(setgroups(70000, list), EINVAL);
    CHECK_OK(setresgid(1, 2, 3));
    CHECK_EQ(getgid(), 1);
    CHECK_EQ(getegid(), 2);
}

int
main(void)
{
    must_be_root();
    CHECK_EQ(run(comes_back_by_the_saved_id), 0);
    CHECK_EQ(run(swaps_real_and_effective), 0);
    CHECK_EQ(run(file_id_alone), 0);
    CHECK_EQ(run(groups), 0);
    return 0;
}
