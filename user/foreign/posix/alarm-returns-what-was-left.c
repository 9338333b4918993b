/* SPDX-License-Identifier: MIT */
/* alarm(2): returns the seconds that remained of a previous alarm, 0 cancels; not inherited, but kept by execve. */
#include "user/foreign/posix/see.h"

int
main(int argc, char **argv)
{
    pid_t child;

    if (argc > 1) {
        see("kept: %d\n", alarm(0) > 800);
        return 0;
    }
    TRY(alarm(0));
    TRY(alarm(1000));
    see("left: %d\n", alarm(900) > 900);
    see("left: %d\n", alarm(0) > 800);
    TRY(alarm(900));
    if ((child = fork()) == 0)
        _exit((int)TRY(alarm(0)));
    see_end(child);
    execl("/proc/self/exe", argv[0], "again", (char *)NULL);
    return 1;
}
