/* SPDX-License-Identifier: MIT */
/* /proc/sys/kernel has uname's words, one a file, and limits as numbers. */
#include "check.h"

#include <sys/utsname.h>

static void
check_file(const char *name, const char *wanted)
{
    char path[64], text[128] = "";
    int fd;

    snprintf(path, sizeof(path), "/proc/sys/kernel/%s", name);
    fd = (int)CHECK_OK(open(path, O_RDONLY));
    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    close(fd);
    CHECK(text[strlen(text) - 1] == '\n');
    text[strlen(text) - 1] = '\0';
    if (strcmp(text, wanted) != 0) {
        printf("%s: %s, not %s\n", name, text, wanted);
        exit(1);
    }
}

int
main(void)
{
    struct utsname name;

    CHECK_OK(uname(&name));
    check_file("ostype", name.sysname);
    check_file("hostname", name.nodename);
    check_file("osrelease", name.release);
    check_file("version", name.version);
    check_file("ngroups_max", "65536");
    return 0;
}
