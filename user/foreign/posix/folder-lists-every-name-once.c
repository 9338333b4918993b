/* SPDX-License-Identifier: MIT */
/* readdir(3): the entries of a folder, "." and ".." among them, with their types; rewinddir starts again. */
#include "user/foreign/posix/see.h"
#include <dirent.h>
#include <sys/stat.h>

static int
by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

int
main(void)
{
    struct dirent **entries;
    char name[16];
    DIR *folder;
    int count = 0, n;

    for (int i = 0; i < 150; i++) {
        snprintf(name, sizeof(name), "n%03d", i);
        DO(close(open(name, O_WRONLY | O_CREAT, 0600)));
    }
    DO(mkdir("folder", 0700));
    DO(symlink("x", "link"));
    DO(mkfifo("pipe", 0600));
    n = scandir(".", &entries, NULL, by_name);
    see("%d\n", n);
    for (int i = 0; i < n; i++)
        if (i < 7 || i == 60 || i == n - 1)
            see("%s %d\n", entries[i]->d_name, entries[i]->d_type);
    folder = opendir(".");
    while (readdir(folder) != NULL)
        count++;
    rewinddir(folder);
    while (readdir(folder) != NULL)
        count++;
    see("%d\n", count);
    TRY(closedir(folder));
    see("%s\n", opendir("n001") == NULL ? error_name(errno) : "open");
    return 0;
}
