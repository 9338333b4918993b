/* SPDX-License-Identifier: MIT */
/* Makes a forbidden system call by its x32 number, then by one with a higher bit set. Defence: the filter, to which unknown numbers are forbidden. */
#include "escape.h"

ESCAPE("calls", "--calls", "all,-mkdir");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

static long
raw(long number, const char *path, long mode)
{
    long answer;

    __asm__ volatile("syscall" : "=a"(answer) : "a"(number), "D"(path), "S"(mode) : "rcx", "r11", "memory");
    return answer;
}

int
attempt(char **arguments)
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        raw(SYS_mkdir | 0x40000000, "new", 0700);
        _exit(0);
    }
    wait(&status);
    return caught_unless(raw(SYS_mkdir | 1l << 32, "new", 0700) == 0 && WIFEXITED(status));
}
