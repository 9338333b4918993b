/* SPDX-License-Identifier: MIT */
/* With SA_RESTART a blocked read goes on after the handler, and gets the data that comes later. */
#include "signals.h"

static int ends[2];

static void
writer(void)
{
    pause_for(50 * MILLISECOND);
    CHECK_EQ(write(ends[1], "x", 1), 1);
}

int
main(void)
{
    pid_t pest, child;
    char c;

    CHECK_OK(pipe(ends));
    handle(SIGUSR1, count_signal, SA_RESTART);
    pest = start_pestering(SIGUSR1);
    child = start(writer);
    CHECK_EQ(read(ends[0], &c, 1), 1);
    CHECK(signals_seen > 0);
    stop_pestering(pest);
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
