/* SPDX-License-Identifier: MIT */
/* After a handler each blocking call goes on if signal(7) says so and the handler has SA_RESTART, else it is EINTR. */
#include "restart.h"

int
main(void)
{
    for_each_blocking(b) {
        flags = 0;
        try(b, false);
        flags = SA_RESTART;
        try(b, b->restarts);
    }
    return 0;
}
