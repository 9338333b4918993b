/* SPDX-License-Identifier: MIT */
/* A process's folder in /proc lists each of its files, and each name listed is there. */
#include "check.h"

#include <dirent.h>
#include <sys/stat.h>

int
main(void)
{
    static const char *const wanted[] = { "cmdline", "comm", "exe", "fd", "limits", "maps", "schedstat", "stat", "status", "task" };
    unsigned int found = 0;
    struct dirent *entry;
    DIR *folder = opendir("/proc/self");
    struct stat st;

    CHECK(folder != NULL);
    while ((entry = readdir(folder)) != NULL) {
        CHECK_OK(fstatat(dirfd(folder), entry->d_name, &st, AT_SYMLINK_NOFOLLOW));
        for (unsigned int i = 0; i < 10; i++)
            found |= (unsigned)(strcmp(entry->d_name, wanted[i]) == 0) << i;
    }
    CHECK_EQ(found, 0x3ff);
    return 0;
}
