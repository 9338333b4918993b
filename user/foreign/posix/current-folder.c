/* SPDX-License-Identifier: MIT */
/* chdir(2), fchdir(2): the starting point for relative paths; getcwd(3): ERANGE if the buffer is too small. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    char path[256];
    int here = open(".", O_RDONLY | O_DIRECTORY), file;
    pid_t child;

    DO(mkdir("d", 0700));
    TRY(chdir("d"));
    see("%s\n", getcwd(path, sizeof(path)) == NULL ? error_name(errno) : strrchr(path, '/'));
    see("%s\n", getcwd(path, 3) == NULL ? error_name(errno) : path);
    TRY(fchdir(here));
    file = open("f", O_RDONLY | O_CREAT, 0600);
    TRY(fchdir(file));
    TRY(chdir("f"));
    TRY(chdir("absent"));
    TRY(fchdir(77));
    if ((child = fork()) == 0) {
        DO(chdir("d"));
        DO(rmdir("../d"));
        see("%s\n", getcwd(path, sizeof(path)) == NULL ? error_name(errno) : path);
        TRY(open("x", O_RDWR | O_CREAT, 0600));
        _exit(0);
    }
    see_end(child);
    TRY(access("f", F_OK));
    return 0;
}
