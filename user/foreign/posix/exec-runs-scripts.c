/* SPDX-License-Identifier: MIT */
/* execve(2): for a script the interpreter is invoked as: interpreter [optional-arg] pathname arg... */
#include "user/foreign/posix/see.h"

int
main(int argc, char **argv)
{
    char self[256] = "", text[300];
    int fd;

    if (argc > 1) {
        for (int i = 1; i < argc; i++)
            see("%d: %s\n", i, argv[i]);
        return 4;
    }
    DO(readlink("/proc/self/exe", self, sizeof(self) - 1));
    snprintf(text, sizeof(text), "#! %s  one argument \nnothing\n", self);
    fd = open("script", O_WRONLY | O_CREAT, 0700);
    DO(write(fd, text, strlen(text)));
    close(fd);
    execl("./script", "ignored", "first", "second", (char *)NULL);
    see("%s\n", error_name(errno));
    return 1;
}
