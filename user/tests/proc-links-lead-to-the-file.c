/* SPDX-License-Identifier: MIT */
/* Links below /proc/PID lead to the file itself: one without a name can be opened again, the program by its real path
 * however it was started, the current folder although it was moved. */
#include "check.h"

#include <sys/stat.h>

static void
says(const char *link, const char *wanted)
{
    char target[256] = "";

    CHECK_OK(readlink(link, target, sizeof(target) - 1));
    CHECK(strcmp(target, wanted) == 0);
}

int
main(int argc, char **argv)
{
    char name[256] = "", text[8] = "", *again[] = { "again", NULL };
    struct stat one, other;
    char link[64];
    int fd;

    if (strcmp(argv[0], "again") == 0) {
        CHECK_OK(readlink("/proc/self/exe", name, sizeof(name) - 1));
        CHECK(strstr(name, "proc-links-lead") != NULL);
        return 0;
    }
    fd = (int)CHECK_OK(open("/tmp/proc-links", O_CREAT | O_RDWR, 0600));
    CHECK_EQ(write(fd, "kept", 4), 4);
    CHECK_OK(unlink("/tmp/proc-links"));
    snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    fd = (int)CHECK_OK(open(link, O_RDONLY));
    CHECK_EQ(read(fd, text, sizeof(text)), 4);
    CHECK(memcmp(text, "kept", 4) == 0);

    CHECK_OK(mkdir("/tmp/proc-links-1", 0700));
    CHECK_OK(chdir("/tmp/proc-links-1"));
    says("/proc/self/cwd", "/tmp/proc-links-1");
    says("/proc/self/root", "/");
    CHECK_OK(rename("/tmp/proc-links-1", "/tmp/proc-links-2"));
    says("/proc/self/cwd", "/tmp/proc-links-2");
    CHECK_OK(stat("/proc/self/cwd/../proc-links-2", &one));
    CHECK_OK(stat(".", &other));
    CHECK_EQ(one.st_ino, other.st_ino);
    CHECK_OK(chdir("/"));
    CHECK_OK(rmdir("/tmp/proc-links-2"));

    CHECK_OK(execv("/proc/self/exe", again));
    return 1;
}
