/* SPDX-License-Identifier: MIT */
/* uname fills every field; the machine is x86_64 and the release begins with a number, as programs expect. */
#include "check.h"

#include <sys/utsname.h>

int
main(void)
{
    struct utsname name;

    CHECK_OK(uname(&name));
    CHECK(strcmp(name.machine, "x86_64") == 0);
    CHECK(name.release[0] >= '1' && name.release[0] <= '9');
    CHECK(name.sysname[0] != '\0' && name.nodename[0] != '\0' && name.version[0] != '\0');
    return 0;
}
