/* SPDX-License-Identifier: MIT */
/* signalfd(2): read returns a signalfd_siginfo for each pending signal in the mask, and takes it; EAGAIN if none. */
#include "user/foreign/posix/see.h"
#include <sys/signalfd.h>

int
main(void)
{
    struct signalfd_siginfo info[4];
    sigset_t set;
    int fd;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set, NULL);
    fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    TRY(read(fd, info, sizeof(info)));
    kill(getpid(), SIGUSR1);
    sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = 7 });
    sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = 8 });
    TRY(read(fd, info, 3));
    see("structures: %ld\n", (long)read(fd, info, sizeof(info)) / (long)sizeof(info[0]));
    for (int i = 0; i < 3; i++)
        see("signal %d, code user %d queue %d, value %d, self %d\n", (int)info[i].ssi_signo, info[i].ssi_code == SI_USER,
            info[i].ssi_code == SI_QUEUE, info[i].ssi_int, info[i].ssi_pid == (unsigned)getpid());
    TRY(read(fd, info, sizeof(info)));
    return 0;
}
