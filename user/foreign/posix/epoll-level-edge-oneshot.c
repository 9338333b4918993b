/* SPDX-License-Identifier: MIT */
/* epoll(7): level-triggered reports while ready; EPOLLET only changes; EPOLLONESHOT once until EPOLL_CTL_MOD. */
#include "user/foreign/posix/see.h"
#include <sys/epoll.h>

int
main(void)
{
    static const unsigned kinds[] = { EPOLLIN, EPOLLIN | EPOLLET, EPOLLIN | EPOLLONESHOT };
    int set = epoll_create1(EPOLL_CLOEXEC), ends[2];

    for (int i = 0; i < 3; i++) {
        struct epoll_event event = { kinds[i], { .u32 = 1000 + (unsigned)i } };

        DO(pipe(ends));
        TRY(epoll_ctl(set, EPOLL_CTL_ADD, ends[0], &event));
        TRY(epoll_wait(set, &event, 1, 0));
        DO(write(ends[1], "x", 1));
        TRY(epoll_wait(set, &event, 1, 0));
        see("%x %u\n", event.events, event.data.u32);
        TRY(epoll_wait(set, &event, 1, 0));
        DO(write(ends[1], "x", 1));
        TRY(epoll_wait(set, &event, 1, 0));
        event.events = kinds[i];
        TRY(epoll_ctl(set, EPOLL_CTL_MOD, ends[0], &event));
        TRY(epoll_wait(set, &event, 1, 0));
        TRY(epoll_ctl(set, EPOLL_CTL_DEL, ends[0], NULL));
        TRY(epoll_wait(set, &event, 1, 0));
    }
    return 0;
}
