/* SPDX-License-Identifier: MIT */
/* Becomes root through a set-user-id program. Defence: no_new_privs. */
#include "escape.h"

ESCAPE("privileges", "--file", "/tmp/escape-root:/root-shell");
int
judge(int status)
{
    CHECK(status != 9);
    CHECK_OK(unlink("/tmp/escape-root"));
    return status == ESCAPED;
}

void
prepare(void)
{
    static char bytes[4096];
    int from = CHECK_OK(open("/proc/self/exe", O_RDONLY)), to;
    ssize_t n;

    unlink("/tmp/escape-root");
    to = CHECK_OK(open("/tmp/escape-root", O_WRONLY | O_CREAT, 0755));
    while ((n = read(from, bytes, sizeof(bytes))) > 0)
        CHECK_EQ(write(to, bytes, (size_t)n), n);
    close(from);
    close(to);
    CHECK_OK(chmod("/tmp/escape-root", 04755));
}

int
attempt(char **arguments)
{
    if (arguments[0])
        return caught_unless(geteuid() == 0);
    execl("/root-shell", "root-shell", "inside", "again", NULL);
    return 9;
}
