/* SPDX-License-Identifier: MIT */
/* mq_open(3): close-on-exec is set for the descriptor; mq_close(3): a request for a notice goes with it, also when dup2
 * or exec is what closes it. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(int argc, char **argv)
{
    struct sigevent notice = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    int ends[2];
    mqd_t q;
    pid_t child;
    char byte;

    if (argc > 1) {
        TRY(fcntl(atoi(argv[1]), F_GETFD));
        DO(write(atoi(argv[2]), "x", 1));
        pause();
    }
    DO(pipe(ends));
    q = mq_open("/q", O_RDWR | O_CREAT, 0600, NULL);
    see("%d\n", fcntl(q, F_GETFD));
    TRY(mq_notify(q, &notice));
    DO(dup2(0, q));
    q = mq_open("/q", O_RDWR);
    TRY(mq_notify(q, &notice));
    TRY(mq_notify(q, NULL));
    if ((child = fork()) == 0) {
        char number[16], end[16];

        snprintf(number, sizeof(number), "%d", q);
        snprintf(end, sizeof(end), "%d", ends[1]);
        TRY(mq_notify(q, &notice));
        execl("/proc/self/exe", argv[0], number, end, NULL);
    }
    DO(read(ends[0], &byte, 1));
    TRY(mq_notify(q, &notice));
    DO(kill(child, SIGKILL));
    DO(waitpid(child, NULL, 0));
    TRY(mq_unlink("/q"));
    return 0;
}
