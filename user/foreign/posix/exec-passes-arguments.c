/* SPDX-License-Identifier: MIT */
/* execve(2): argv and envp are passed to the new program, open files stay but for those with close-on-exec. */
#include "user/foreign/posix/see.h"

extern char **environ;

int
main(int argc, char **argv)
{
    int kept, closed;

    if (argc > 1) {
        for (int i = 0; i < argc; i++)
            see("%s\n", argv[i]);
        for (char **e = environ; *e != NULL; e++)
            see("%s\n", *e);
        TRY(fcntl(atoi(argv[1]), F_GETFD));
        TRY(fcntl(atoi(argv[2]), F_GETFD));
        return 3;
    }
    kept = open("/dev/null", O_RDONLY);
    closed = open("/dev/null", O_RDONLY | O_CLOEXEC);
    char one[8], two[8], *arguments[] = { "a name", one, two, "", "x y", NULL };
    char *environment[] = { "A=1", "EMPTY=", NULL };
    snprintf(one, sizeof(one), "%d", kept);
    snprintf(two, sizeof(two), "%d", closed);
    execve("/proc/self/exe", arguments, environment);
    return 1;
}
