/* SPDX-License-Identifier: MIT */
/* FUTEX_WAIT ends with EINTR when a handler has run. */
#include "futex.h"
#include "signals.h"

int
main(void)
{
    volatile uint32_t word = 0;
    struct timespec time = { 1000, 0 };
    pid_t child;

    handle(SIGUSR1, count_signal, 0);
    child = start_pestering(SIGUSR1);
    CHECK_ERRNO(futex(&word, WAIT | PRIVATE_FLAG, 0, NULL), EINTR);
    CHECK_ERRNO(futex(&word, WAIT, 0, &time), EINTR);
    stop_pestering(child);
    return 0;
}
