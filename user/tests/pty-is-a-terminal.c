/* SPDX-License-Identifier: MIT */
/* What is typed at the master is a line for the slave, and is echoed; what the slave writes comes out with CR. */
#include "check.h"

#include <pty.h>
#include <sys/stat.h>

static void
expect(int fd, const char *wanted)
{
    char seen[64];
    size_t n = 0;

    while (n < strlen(wanted))
        n += (size_t)CHECK_OK(read(fd, seen + n, sizeof(seen) - n));
    seen[n] = '\0';
    if (strcmp(seen, wanted) != 0)
        printf("saw '%s', expected '%s'\n", seen, wanted);
    CHECK(strcmp(seen, wanted) == 0);
}

int
main(void)
{
    int master = (int)CHECK_OK(posix_openpt(O_RDWR | O_NOCTTY)), slave;
    struct termios settings;
    struct stat info;
    char path[32];

    CHECK_OK(grantpt(master));
    CHECK_EQ(ptsname_r(master, path, sizeof(path)), 0);
    CHECK_ERRNO(open(path, O_RDWR | O_NOCTTY), EIO);
    CHECK_OK(unlockpt(master));
    slave = (int)CHECK_OK(open(path, O_RDWR | O_NOCTTY));
    CHECK(isatty(slave));
    CHECK_OK(stat(path, &info));
    CHECK(S_ISCHR(info.st_mode));

    CHECK_EQ(write(master, "helo\177lo\n", 8), 8);
    expect(slave, "hello\n");
    expect(master, "helo\b \blo\r\n");
    CHECK_EQ(write(slave, "a\nb", 3), 3);
    expect(master, "a\r\nb");

    CHECK_OK(tcgetattr(slave, &settings));
    cfmakeraw(&settings);
    CHECK_OK(tcsetattr(slave, TCSANOW, &settings));
    CHECK_EQ(write(master, "\003x", 2), 2);
    expect(slave, "\003x");
    CHECK_EQ(write(slave, "\n", 1), 1);
    expect(master, "\n");
    return 0;
}
