/* SPDX-License-Identifier: MIT */
/* Files that are no program are refused with ENOEXEC, and the caller runs on: text, a cut header, a wrong machine. */
#include "check.h"

#define PATH "/tmp/garbage"

static char *arguments[] = { PATH, NULL };
static char *environment[] = { NULL };

static void
refuse(const char *bytes, size_t length)
{
    int fd = CHECK_OK(open(PATH, O_WRONLY | O_CREAT | O_TRUNC, 0700));

    CHECK_EQ(write(fd, bytes, length), length);
    close(fd);
    CHECK_ERRNO(execve(PATH, arguments, environment), ENOEXEC);
}

int
main(void)
{
    char header[64] = "\177ELF\2\1\1";

    refuse("hello, I am no program\n", 23);
    refuse("", 0);
    refuse("\177ELF", 4);
    refuse(header, sizeof(header));
    header[16] = 2;   /* ET_EXEC */
    header[18] = 40;  /* another machine */
    refuse(header, sizeof(header));
    unlink(PATH);
    return 0;
}
