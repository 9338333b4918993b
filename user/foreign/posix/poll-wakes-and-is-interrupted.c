/* SPDX-License-Identifier: MIT */
/* poll(2): blocks until a descriptor becomes ready or a handler interrupts it: EINTR, even with SA_RESTART. */
#include "user/foreign/posix/see.h"
#include <poll.h>

int
main(void)
{
    int ends[2];
    pid_t me = getpid(), child;

    DO(pipe(ends));
    handle(SIGUSR1, name_it, SA_RESTART);
    for (int i = 0; i < 2; i++) {
        struct pollfd fd = { ends[0], POLLIN, 0 };

        if ((child = fork()) == 0) {
            until_asleep(me);
            _exit(i == 0 ? kill(me, SIGUSR1) : write(ends[1], "x", 1) != 1);
        }
        TRY(poll(&fd, 1, -1));
        see("%x\n", fd.revents);
        see_end(child);
    }
    return 0;
}
