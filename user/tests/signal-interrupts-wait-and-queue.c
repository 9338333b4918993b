/* SPDX-License-Identifier: MIT */
/* wait4, mq_receive and a write into a full pipe end with EINTR too. */
#include "queue.h"
#include "signals.h"

static char bytes[4096];

static void
fill(int fd)
{
    CHECK_OK(fcntl(fd, F_SETFL, O_NONBLOCK));
    while (write(fd, bytes, sizeof(bytes)) > 0)
        ;
    CHECK_OK(fcntl(fd, F_SETFL, 0));
}

int
main(void)
{
    mqd_t queue = open_queue(2, 8, 0);
    int ends[2];
    pid_t child;

    CHECK_OK(pipe(ends));
    fill(ends[1]);
    handle(SIGUSR1, count_signal, 0);
    child = start_pestering(SIGUSR1);
    CHECK_ERRNO(waitpid(child, NULL, 0), EINTR);
    CHECK_ERRNO(write(ends[1], bytes, sizeof(bytes)), EINTR);
    CHECK_ERRNO(mq_receive(queue, bytes, 8, NULL), EINTR);
    stop_pestering(child);
    return 0;
}
