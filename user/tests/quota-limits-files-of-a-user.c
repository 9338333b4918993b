/* SPDX-License-Identifier: MIT */
/* A quota counts pages, inodes and names of its user alone, also of files that are given to it, and gets them back.
 * A file that is refused leaves nothing. */
#include "failing.h"
#include "user.h"

#include <sys/quota.h>

static struct dqblk limits = { .dqb_bhardlimit = 16, .dqb_ihardlimit = 10, .dqb_valid = QIF_LIMITS };

static void
check_use(uint64_t bytes, uint64_t inodes)
{
    struct dqblk now;

    CHECK_OK(quotactl(QCMD(Q_GETQUOTA, USRQUOTA), "/", ALICE, &now));
    CHECK_EQ(now.dqb_curspace, bytes);
    CHECK_EQ(now.dqb_curinodes, inodes);
}

static void
as_alice(void)
{
    static char page[4096];
    struct heddle_counters before;
    char name[8];
    int fd, n = 0;

    become(ALICE, ALICE);
    fd = CHECK_OK(open("file", O_WRONLY | O_CREAT, 0600));
    check_use(4096, 5);
    while (write(fd, page, sizeof(page)) == sizeof(page))
        n++;
    CHECK_EQ(errno, EDQUOT);
    CHECK_EQ(n, 3);
    CHECK_OK(ftruncate(fd, 4096));
    check_use(8192, 5);
    CHECK_OK(link("file", "again"));
    check_use(8192, 6);
    for (n = 0; snprintf(name, sizeof(name), "n%d", n) && mkdir(name, 0700) == 0; n++)
        ;
    CHECK_EQ(errno, EDQUOT);
    CHECK_EQ(n, 2);
    before = counters_now();
    CHECK_ERRNO(open(".", O_RDWR | O_TMPFILE, 0600), EDQUOT);
    check_nothing_is_missing("a file without a name", 1, &before);
    CHECK_ERRNO(quotactl(QCMD(Q_SETQUOTA, USRQUOTA), "/", ALICE, &limits), EPERM);
    CHECK_ERRNO(quotactl(QCMD(Q_GETQUOTA, USRQUOTA), "/", BOB, &limits), EPERM);
}

int
main(void)
{
    struct dqblk none = { .dqb_valid = QIF_LIMITS };

    SKIP_ON_LINUX();
    must_be_root();
    CHECK_OK(quotactl(QCMD(Q_SETQUOTA, USRQUOTA), "/", ALICE, &limits));
    enter_folder("quota", 0777, ALICE, ALICE);
    check_use(0, 1);
    make_file("given", 0666, ALICE, ALICE);
    check_use(4096, 3);
    CHECK_EQ(run(as_alice), 0);
    CHECK_OK(chdir(".."));
    CHECK_EQ(shell("rm -r quota"), 0);
    CHECK_OK(quotactl(QCMD(Q_SETQUOTA, USRQUOTA), "/", ALICE, &none));
    CHECK_ERRNO(quotactl(QCMD(Q_GETQUOTA, USRQUOTA), "/", ALICE, &none), ESRCH);
    return 0;
}
