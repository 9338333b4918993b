/* SPDX-License-Identifier: MIT */
/* umask(2): sets the mask and returns the previous one; it is used by open, mkdir and mkfifo; fork inherits it. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    struct stat st;
    pid_t child;

    see("%o\n", umask(0027));
    if ((child = fork()) == 0) {
        see("%o\n", umask(0));
        _exit(0);
    }
    see_end(child);
    DO(close(open("f", O_WRONLY | O_CREAT, 0666)));
    DO(mkdir("d", 0777));
    DO(mkfifo("p", 0666));
    DO(stat("f", &st));
    see("%o ", st.st_mode);
    DO(stat("d", &st));
    see("%o ", st.st_mode);
    DO(stat("p", &st));
    see("%o\n", st.st_mode);
    see("%o\n", umask(07777));
    see("%o\n", umask(0));
    return 0;
}
