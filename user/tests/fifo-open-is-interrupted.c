/* SPDX-License-Identifier: MIT */
/* A signal ends an open that waits for the other end, and the FIFO forgets it. (It comes again and again: the first may come too early.) */
#include "check.h"

#include <sys/stat.h>
#include <sys/time.h>

#define NAME "/tmp/fifo-signal-test"

static void
handle(int signo)
{
    (void)signo;
}

int
main(void)
{
    struct sigaction action = { .sa_handler = handle };
    struct itimerval soon = { { 0, 20000 }, { 0, 20000 } };

    unlink(NAME);
    CHECK_OK(mkfifo(NAME, 0600));
    CHECK_OK(sigaction(SIGALRM, &action, NULL));
    CHECK_OK(setitimer(ITIMER_REAL, &soon, NULL));
    CHECK_ERRNO(open(NAME, O_RDONLY), EINTR);
    CHECK_ERRNO(open(NAME, O_WRONLY | O_NONBLOCK), ENXIO);
    CHECK_OK(unlink(NAME));
    return 0;
}
