/* SPDX-License-Identifier: MIT */
/* Contracts in ready.h. */
#include <conc/ready.h>

#include <poll.h>

int
conc_poll_ms(int64_t left)
{
    int64_t ms = left / MILLISECONDS(1) + (left % MILLISECONDS(1) > 0);
    return left < 0 ? -1 : ms > INT32_MAX ? INT32_MAX : (int)ms;
}

bool
conc_ready(int fd, short events, int64_t deadline)
{
    for (;;) {
        int64_t left = conc_left(deadline);
        struct pollfd p = { .fd = fd, .events = events };
        if (poll(&p, 1, conc_poll_ms(left)) == 1) {
            return true;
        }
        if (left == 0) {
            return false;
        }
    }
}
