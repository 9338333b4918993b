/* SPDX-License-Identifier: MIT */
/* Takes kernel memory by timers. Defence: the limit of descriptors, one of which a timer takes. */
#include "escape.h"

#include <sys/timerfd.h>

ESCAPE("files", "--files", "20");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    struct itimerspec later = { { 0, 0 }, { 1000, 0 } };

    for (int i = 0; i < 40; i++) {
        int fd = timerfd_create(CLOCK_MONOTONIC, 0);

        if (fd < 0 || timerfd_settime(fd, 0, &later, NULL) < 0)
            return CAUGHT;
    }
    return ESCAPED;
}
