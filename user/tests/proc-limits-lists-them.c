/* SPDX-License-Identifier: MIT */
/* /proc/PID/limits has a line for each limit, as it is set now. */
#include "check.h"

#include <sys/resource.h>

int
main(void)
{
    struct rlimit files = { 77, 99 };
    char text[4096] = "", *line;
    int fd;

    CHECK_OK(setrlimit(RLIMIT_NOFILE, &files));
    fd = (int)CHECK_OK(open("/proc/self/limits", O_RDONLY));
    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    CHECK(strncmp(text, "Limit                     Soft Limit           Hard Limit           Units     \n", 79) == 0);
    line = strstr(text, "Max open files");
    CHECK(line != NULL);
    CHECK(strncmp(line, "Max open files            77                   99                   files     \n", 79) == 0);
    line = strstr(text, "Max core file size");
    CHECK(line != NULL && strncmp(line, "Max core file size        0 ", 28) == 0);
    CHECK(strstr(text, "Max realtime timeout") != NULL);
    return 0;
}
