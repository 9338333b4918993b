/* SPDX-License-Identifier: MIT */
/* /proc/PID/fd has a link for each open descriptor that says what it is; ttyname finds a terminal by it. */
#include "check.h"

#include <dirent.h>
#include <pty.h>
#include <sys/epoll.h>

static const char *
link_of(int fd)
{
    static char target[256];
    char path[64];
    long n;

    snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    n = CHECK_OK(readlink(path, target, sizeof(target) - 1));
    target[n] = '\0';
    return target;
}

static int
listed(int fd)
{
    DIR *dir = opendir("/proc/self/fd");
    struct dirent *entry;
    int found = 0;

    CHECK(dir != NULL);
    while ((entry = readdir(dir)) != NULL)
        found += entry->d_name[0] != '.' && atoi(entry->d_name) == fd;
    closedir(dir);
    return found;
}

int
main(void)
{
    int file = (int)CHECK_OK(open("/tmp/proc-fd-test", O_CREAT | O_RDWR, 0600)), ends[2], set, master, slave;

    CHECK_OK(pipe(ends));
    set = (int)CHECK_OK(epoll_create1(0));
    CHECK(strcmp(link_of(file), "/tmp/proc-fd-test") == 0);
    CHECK(strncmp(link_of(ends[0]), "pipe:[", 6) == 0);
    CHECK(strncmp(link_of(set), "anon_inode:[e", 13) == 0);
    CHECK_OK(dup2(file, 60));
    CHECK_EQ(listed(60), 1);
    CHECK_OK(close(60));
    CHECK_EQ(listed(60), 0);
    CHECK_ERRNO(open("/proc/self/fd/99", O_RDONLY), ENOENT);
    CHECK_OK(unlink("/tmp/proc-fd-test"));
    CHECK_OK(openpty(&master, &slave, NULL, NULL, NULL));
    CHECK(ttyname(slave) && strncmp(ttyname(slave), "/dev/pts/", 9) == 0);
    return 0;
}
