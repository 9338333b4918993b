/* SPDX-License-Identifier: MIT */
/* mq_receive(3): EINTR: the call was interrupted by a signal handler; with SA_RESTART it goes on. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(void)
{
    mqd_t q = mq_open("/q", O_RDWR | O_CREAT, 0600, &(struct mq_attr){ .mq_maxmsg = 1, .mq_msgsize = 64 });
    pid_t me = getpid(), child;
    char bytes[64];

    handle(SIGUSR1, name_it, 0);
    handle(SIGUSR2, name_it, SA_RESTART);
    if ((child = fork()) == 0) {
        until_asleep(me);
        kill(me, SIGUSR2);
        a_moment();
        until_asleep(me);
        _exit(kill(me, SIGUSR1));
    }
    TRY(mq_receive(q, bytes, 64, NULL));
    see_end(child);
    TRY(mq_unlink("/q"));
    return 0;
}
