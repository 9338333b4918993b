/* SPDX-License-Identifier: MIT */
/* A read that is blocked in a pipe ends with EINTR when a handler has run. */
#include "signals.h"

int
main(void)
{
    int ends[2];
    pid_t child;
    char c;

    CHECK_OK(pipe(ends));
    handle(SIGUSR1, count_signal, 0);
    child = start_pestering(SIGUSR1);
    CHECK_ERRNO(read(ends[0], &c, 1), EINTR);
    CHECK(signals_seen > 0);
    stop_pestering(child);
    return 0;
}
