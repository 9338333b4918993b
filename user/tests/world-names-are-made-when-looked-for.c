/* SPDX-License-Identifier: MIT */
/* A world's files cost nothing until somebody looks for their names, and all are there: in a fresh one /bin holds dozens,
 * of which the first use of each costs memory and may find none; without one of them the others stay, in their order. */
#include "world.h"

#include <dirent.h>
#include <sys/stat.h>

#define NAMES 4096

static unsigned long inodes[NAMES];

/* The numbers of what is in /bin, in order, but for those of . and .. */
static int
list(void)
{
    DIR *d = opendir("/bin");
    struct dirent *e;
    int n = 0;

    CHECK(d != NULL);
    while ((e = readdir(d)) != NULL)
        if (e->d_name[0] != '.' && n < NAMES)
            inodes[n++] = e->d_ino;
    closedir(d);
    return n;
}

static long
heap(void)
{
    struct heddle_counters c;

    CHECK_OK(heddle_counters(&c));
    return (long)c.heap;
}

static int
look(const char *self)
{
    unsigned long before[NAMES];
    long heap_before = heap();
    struct stat st;
    int n, at = 0;

    heddle_fail_allocation(1);
    CHECK_ERRNO(stat("/bin/yes", &st), ENOMEM);
    CHECK_OK(stat("/bin/yes", &st));
    CHECK_EQ(st.st_mtime, time(NULL) / 86400 * 86400);
    CHECK(heap() - heap_before < 4096);
    CHECK_OK(unlink(self));
    CHECK_ERRNO(stat(self, &st), ENOENT);
    n = list();
    CHECK(heap() - heap_before > 4096 && n > 30);
    memcpy(before, inodes, sizeof(before));
    CHECK_OK(unlink("/bin/yes"));
    CHECK_EQ(list(), n - 1);
    while (at < n - 1 && inodes[at] == before[at])
        at++;
    CHECK(before[at] == st.st_ino && memcmp(inodes + at, before + at + 1, (size_t)(n - at - 1) * sizeof(before[0])) == 0);
    CHECK_ERRNO(rmdir("/bin"), ENOTEMPTY);
    close((int)CHECK_OK(open("/bin/yes", O_WRONLY | O_CREAT | O_EXCL, 0600)));
    CHECK_EQ(list(), n);
    CHECK_OK(rename("/bin/echo", "/tmp/echo"));
    CHECK_ERRNO(stat("/bin/echo", &st), ENOENT);
    return 0;
}

int
main(int argc, char **argv)
{
    if (argc > 1)
        return look(argv[0]);
    SKIP_ON_LINUX();
    CHECK_EQ(run_in_world(argv[0], "inside", 1), EXITED(0));
    return 0;
}
