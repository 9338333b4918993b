/* SPDX-License-Identifier: MIT */
/* Swaps the folder of its result for a link to one outside, again and again, while the runner takes it (TOCTOU). Defence: all processes are gone before, and no link on the way is followed. */
#define ESCAPE_TRIES 5
#include "escape.h"

#include <sched.h>

ESCAPE("links", "--take", "/tmp/folder/escape-secret:/tmp/escape-result");
NOTHING_TO_PREPARE

int
judge(int status)
{
    bool taken = reads_secret(open("/tmp/escape-result", O_RDONLY));

    CHECK_EQ(status, CAUGHT);
    unlink("/tmp/escape-result");
    return taken;
}

int
attempt(char **arguments)
{
    int ends[2];
    char byte;

    close(open("decoy", O_WRONLY | O_CREAT, 0600));
    if (mkdir("real", 0700) < 0 || rename("decoy", "real/escape-secret") < 0 || symlink("/tmp", "link") < 0 || pipe(ends) < 0)
        return 9;
    if (fork() != 0)
        return read(ends[0], &byte, 1) == 1 ? CAUGHT : 9;
    for (int i = 0;; i++) {
        rename("folder", "real");
        rename("link", "folder"); /* most of the time it is the link */
        if (i == 0)
            (void)!write(ends[1], "x", 1);
        for (int n = 0; n < 20; n++)
            sched_yield();
        rename("folder", "link");
        rename("real", "folder");
        rename("folder", "real");
        rename("link", "folder");
    }
}
