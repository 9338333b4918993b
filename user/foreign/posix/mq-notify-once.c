/* SPDX-License-Identifier: MIT */
/* mq_notify(3): SI_MESGQ with the value when a message arrives on an empty queue; one-shot; EBUSY for a second one. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 5 };
    mqd_t q = mq_open("/q", O_RDWR | O_CREAT, 0600, NULL);
    siginfo_t info;
    sigset_t set;
    pid_t child;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    TRY(mq_notify(q, &event));
    TRY(mq_notify(q, &event));
    if ((child = fork()) == 0) {
        TRY(mq_notify(q, &event));
        _exit((int)mq_send(q, "x", 1, 0));
    }
    see_end(child);
    TRY(sigwaitinfo(&set, &info));
    see("mesgq %d, value %d, child %d, uid %d\n", info.si_code == SI_MESGQ, info.si_value.sival_int,
        info.si_pid == child, (int)info.si_uid);
    TRY(mq_send(q, "y", 1, 0));
    TRY(mq_notify(q, &event));
    TRY(mq_send(q, "z", 1, 0));
    TRY(sigtimedwait(&set, &info, &(struct timespec){ 0, 0 }));
    TRY(mq_notify(q, NULL));
    TRY(mq_notify(q, NULL));
    TRY(mq_unlink("/q"));
    return 0;
}
