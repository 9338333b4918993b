/* SPDX-License-Identifier: MIT */
/* Leaves a process that goes on when all is over. Defence: cleanup, which kills all of the user. */
#include "escape.h"

ESCAPE("cleanup");
NOTHING_TO_PREPARE

/* All other processes belong to root. */
int
judge(int status)
{
    DIR *proc = opendir("/proc");
    struct dirent *entry;
    struct stat st;
    int left = 0;

    CHECK_EQ(status, CAUGHT);
    while ((entry = readdir(proc)) != NULL) {
        char path[300];

        snprintf(path, sizeof(path), "/proc/%s", entry->d_name);
        if (atoi(entry->d_name) > 1 && stat(path, &st) == 0 && st.st_uid >= 100000) {
            left++;
            kill(atoi(entry->d_name), SIGKILL);
        }
    }
    closedir(proc);
    return left > 0;
}

int
attempt(char **arguments)
{
    int ends[2];
    char byte;

    if (pipe(ends) < 0 || fork() != 0)
        return read(ends[0], &byte, 1) == 1 ? CAUGHT : 9;
    setsid();
    if (fork() != 0)
        _exit(0);
    (void)!write(ends[1], "x", 1);
    for (;;)
        pause_for(SECOND);
}
