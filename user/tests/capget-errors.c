/* SPDX-License-Identifier: MIT */
/* capget of a negative number is EINVAL, of a process that there is not ESRCH. */
#include "check.h"

#include <sys/capability.h>

int
main(void)
{
    struct cap_header header = { 0x20080522, -1 };
    struct cap_data data[2];

    CHECK_ERRNO(capget(&header, data), EINVAL);
    header.pid = 999999;
    CHECK_ERRNO(capget(&header, data), ESRCH);
    header.pid = 0;
    CHECK_OK(capget(&header, data));
    return 0;
}
