/* SPDX-License-Identifier: MIT */
/* Writes a result of its own where sandbox reports. Defence: descriptors are closed, so nobody else has the report. */
#include "escape.h"

ESCAPE("descriptors", "--report", "/tmp/escape-report");
NOTHING_TO_PREPARE

int
judge(int status)
{
    char text[200] = "";
    int fd = CHECK_OK(open("/tmp/escape-report", O_RDONLY));

    CHECK_EQ(status, 7);
    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    CHECK_OK(unlink("/tmp/escape-report"));
    return strncmp(text, "ended with status 0\n", 20) == 0;
}

int
attempt(char **arguments)
{
    for (int fd = 3; fd < 16; fd++)
        (void)!write(fd, "ended with status 0\n", 20);
    return 7;
}
