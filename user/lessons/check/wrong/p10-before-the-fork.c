/* SPDX-License-Identifier: MIT */
/* Wrong: the power is computed before the fork; nothing comes back from the child. */
#include "user/lessons/lesson.h"

#include <sys/wait.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
    long base = arg_number(argc, argv, 1, 8), exponent = arg_number(argc, argv, 2, 20);
    int64_t d = arg_seconds(argc, argv, 3, "2"), power = 1;
    int p[2];
    lesson_begin();
    if (pipe(p) < 0) {
        return 1;
    }
    for (long i = 0; i < exponent; i++) {
        power *= base;
    }
    if (fork() == 0) {
        conc_sleep(d);
        printf("@run pid=%d ppid=%d name=Power field=%lld\n", getpid(), getppid(), (long long)power);
        _exit(0);
    }
    wait(NULL);
    printf("@result value=%lld field=0\n", (long long)power);
}
