/* SPDX-License-Identifier: MIT */
/* nanosleep(2): a stop and SIGCONT do not make it return early, for no handler ran. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    struct timespec begin, end, pause = { 0, 30000000 };
    pid_t child;
    int status;

    if ((child = fork()) == 0) {
        clock_gettime(CLOCK_MONOTONIC, &begin);
        TRY(nanosleep(&pause, NULL));
        clock_gettime(CLOCK_MONOTONIC, &end);
        see("long enough: %d\n", (end.tv_sec - begin.tv_sec) * 1000000000 + end.tv_nsec - begin.tv_nsec >= pause.tv_nsec);
        _exit(0);
    }
    until_asleep(child);
    kill(child, SIGSTOP);
    DO(waitpid(child, &status, WUNTRACED));
    kill(child, SIGCONT);
    see_end(child);
    return 0;
}
