/* SPDX-License-Identifier: MIT */
/* While another process makes and removes names in a folder, a reader still gets each name that was there all the time,
 * exactly once. */
#include "check.h"

#include <dirent.h>
#include <sys/stat.h>

#define STAY 200

static void
change(void)
{
    char name[32];

    for (int i = 0;; i++) {
        snprintf(name, sizeof(name), "folder/come%d", i % 50);
        if (i % 3 == 0)
            close(open(name, O_CREAT | O_WRONLY, 0600));
        else
            unlink(name);
    }
}

static void
read_once(void)
{
    int seen[STAY] = { 0 }, n;
    DIR *folder = opendir("folder");
    struct dirent *entry;

    CHECK(folder != NULL);
    while ((entry = readdir(folder)) != NULL)
        if (sscanf(entry->d_name, "stay%d", &n) == 1)
            seen[n]++;
    closedir(folder);
    for (n = 0; n < STAY; n++)
        CHECK_EQ(seen[n], 1);
}

int
main(void)
{
    char name[32];
    pid_t child;

    CHECK_OK(mkdir("folder", 0700));
    for (int i = 0; i < STAY; i++) {
        snprintf(name, sizeof(name), "folder/stay%d", i);
        CHECK_OK(close(open(name, O_CREAT | O_WRONLY, 0600)));
    }
    child = start(change);
    for (int i = 0; i < 20; i++)
        read_once();
    CHECK_OK(kill(child, SIGKILL));
    wait_status(child);
    for (int i = 0; i < STAY; i++) {
        snprintf(name, sizeof(name), "folder/stay%d", i);
        CHECK_OK(unlink(name));
        snprintf(name, sizeof(name), "folder/come%d", i % 50);
        unlink(name);
    }
    CHECK_OK(rmdir("folder"));
    return 0;
}
