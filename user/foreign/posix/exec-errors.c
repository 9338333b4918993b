/* SPDX-License-Identifier: MIT */
/* execve(2): ENOENT, EACCES: not executable, a folder; ENOEXEC: not a recognized format; ENOTDIR, E2BIG, EFAULT. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    char *arguments[] = { "x", NULL };
    char *huge[] = { "x", malloc(1 << 18), NULL };
    int fd;

    memset(huge[1], 'y', (1 << 18) - 1);
    huge[1][(1 << 18) - 1] = '\0';
    TRY(execv("absent", arguments));
    TRY(execv("", arguments));
    TRY(execv(".", arguments));
    fd = open("plain", O_WRONLY | O_CREAT, 0600);
    DO(write(fd, "no program\n", 11));
    TRY(execv("plain", arguments));
    DO(fchmod(fd, 0700));
    close(fd);
    TRY(execv("plain", arguments));
    TRY(execv("plain/x", arguments));
    TRY(execv("/proc/self/exe", huge));
    fd = open("script", O_WRONLY | O_CREAT, 0700);
    DO(write(fd, "#!/absent/interpreter\n", 22));
    close(fd);
    TRY(execv("script", arguments));
    return 0;
}
