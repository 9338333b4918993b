/* SPDX-License-Identifier: MIT */
/* proc(5), fd(4): /dev/stdin, /dev/fd/N and /proc/self/fd/N open what the descriptor refers to: a pipe is one more time open,
 * at its end. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    char name[32], target[32] = "", wanted[32], bytes[8] = "";
    int ends[2], reader, writer;
    struct stat by_name, by_fd;

    DO(pipe(ends));
    snprintf(name, sizeof(name), "/dev/fd/%d", ends[1]);
    writer = open(name, O_WRONLY);
    see("writer %d\n", writer >= 0);
    DO(dup2(ends[0], 0));
    reader = open("/dev/stdin", O_RDONLY | O_NONBLOCK);
    see("reader %d\n", reader >= 0);
    TRY(stat("/proc/self/fd/0", &by_name));
    DO(fstat(0, &by_fd));
    see("a FIFO %d, the same %d\n", S_ISFIFO(by_name.st_mode), by_name.st_ino == by_fd.st_ino);
    DO(readlink("/proc/self/fd/0", target, sizeof(target) - 1));
    snprintf(wanted, sizeof(wanted), "pipe:[%lu]", (unsigned long)by_fd.st_ino);
    see("%d\n", strcmp(target, wanted) == 0);
    TRY(read(reader, bytes, 1));
    close(ends[1]);
    TRY(write(writer, "ab", 2));
    TRY(read(reader, bytes, 1));
    TRY(read(0, bytes + 1, 4));
    see("%s\n", bytes);
    close(writer);
    TRY(read(reader, bytes, 1));
    TRY(open("/dev/fd/99", O_RDONLY));
    return 0;
}
