/* SPDX-License-Identifier: MIT */
/* Root has capabilities and may give up some, for good; leaving uid 0 loses them, the effective ones come back with it;
 * what the bounding set lost, root's exec does not give back. */
#include "user.h"

static void
set_capabilities(uint32_t permitted, uint32_t effective)
{
    struct cap_header header = { _LINUX_CAPABILITY_VERSION_3, 0 };
    struct cap_data data[2] = { { effective, permitted, 0 }, { 0, 0, 0 } };

    CHECK_OK(syscall(SYS_capset, &header, data));
}

static void
gives_up_some(void)
{
    struct cap_header header = { _LINUX_CAPABILITY_VERSION_3, 0 };
    struct cap_data all[2] = { { CAP_ALL, CAP_ALL, 0 }, { 0, 0, 0 } };

    make_file("theirs", 0600, ALICE, ALICE);
    set_capabilities(1u << CAP_KILL | 1u << CAP_CHOWN, 1u << CAP_CHOWN);
    CHECK_EQ(capabilities(0), 1u << CAP_CHOWN);
    CHECK_ERRNO(syscall(SYS_capset, &header, all), EPERM);
    CHECK_ERRNO(open("theirs", O_RDONLY), EACCES);
    CHECK_ERRNO(chroot("/"), EPERM);
    CHECK_OK(chown("theirs", 0, 0));
    CHECK_OK(open("theirs", O_RDONLY));
    CHECK_ERRNO(setuid(ALICE), EPERM);
}

static void
leaves_root_for_a_while(void)
{
    CHECK_OK(seteuid(ALICE));
    CHECK_EQ(capabilities(0), 0);
    CHECK(capabilities(1) & 1u << CAP_SETUID);
    CHECK_OK(seteuid(0));
    CHECK(capabilities(0) & 1u << CAP_SETUID);
    CHECK_OK(setuid(ALICE));
    CHECK_EQ(capabilities(1), 0);
}

static void
bounded(void)
{
    CHECK_EQ(prctl(PR_CAPBSET_READ, CAP_SYS_CHROOT), 1);
    CHECK_OK(prctl(PR_CAPBSET_DROP, CAP_SYS_CHROOT));
    CHECK_EQ(prctl(PR_CAPBSET_READ, CAP_SYS_CHROOT), 0);
    CHECK_OK(chroot("/"));
    execl("/proc/self/exe", "exe", "bounded", NULL);
}

int
main(int argc, char **argv)
{
    if (argc > 1) {
        CHECK_ERRNO(chroot("/"), EPERM);
        return 0;
    }
    must_be_root();
    CHECK_EQ(run(gives_up_some), 0);
    CHECK_EQ(run(leaves_root_for_a_while), 0);
    CHECK_EQ(run(bounded), 0);
    CHECK_OK(unlink("theirs"));
    return 0;
}
