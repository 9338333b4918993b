/* SPDX-License-Identifier: MIT */
/* Leaves a link to a file outside where the runner takes its result. Defence: links on the way to a result are not followed. */
#include "escape.h"

ESCAPE("links", "--take", "/tmp/result:/tmp/escape-result");
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
    return symlink(SECRET, "result") == 0 ? CAUGHT : 9;
}
