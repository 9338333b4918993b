/* SPDX-License-Identifier: MIT */
/* Handlers that spoil every register, floating point included, leave the interrupted computation unharmed. */
#include "signals.h"

static void
spoil(int signo)
{
    volatile double x = signo;

    for (int i = 0; i < 10; i++)
        x = x * 1.5 + 1;
    signals_seen++;
}

static double
compute(void)
{
    double sum = 0;

    for (int i = 1; i <= 200000; i++)
        sum += 1.0 / i;
    return sum;
}

int
main(void)
{
    double expected = compute();
    pid_t child;

    handle(SIGUSR1, spoil, SA_RESTART);
    child = start_pestering(SIGUSR1);
    while (signals_seen < 10)
        CHECK(compute() == expected);
    stop_pestering(child);
    return 0;
}
