/* SPDX-License-Identifier: MIT */
/* proc(5): /proc/locks has a line for each lock: what kind, for reading or writing, whose, of which file, from which byte to
 * which; and below it, with an arrow, one for each who waits for it. */
#include "user/foreign/posix/see.h"

#include <sys/file.h>
#include <sys/stat.h>

static pid_t child;

/* The lines of the file's locks; the numbers of lines, processes and files are each system's own. */
static void
show(int fd)
{
    FILE *locks = fopen("/proc/locks", "r");
    int number, before = -1, pid, kind;
    char line[200], access[8], range[64];
    unsigned long ino;
    struct stat s;

    DO(fstat(fd, &s));
    while (fgets(line, sizeof(line), locks)) {
        char *mode = strstr(line, "ADVISORY");

        if (sscanf(line, "%d: %n", &number, &kind) != 1 || !mode ||
            sscanf(mode, "ADVISORY  %7s %d %*x:%*x:%lu %63[^\n]", access, &pid, &ino, range) != 4 || ino != s.st_ino)
            continue;
        see("%s%.*s%s %s %s\n", number == before ? "  the same: " : "", (int)(mode - line) - kind, line + kind, access,
            pid == getpid() ? "mine" : pid == child ? "the child's" : pid == -1 ? "-1" : "?", range);
        before = number;
    }
    fclose(locks);
}

static int
lock(int fd, int command, short type, off_t start, off_t length)
{
    struct flock l = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };

    return fcntl(fd, command, &l);
}

int
main(void)
{
    int fd = open("f", O_RDWR | O_CREAT, 0600);

    show(fd);
    DO(lock(fd, F_SETLK, F_RDLCK, 3, 4));
    show(fd);
    DO(lock(fd, F_SETLK, F_WRLCK, 0, 0));
    show(fd);
    if ((child = fork()) == 0) {
        DO(lock(fd, F_SETLKW, F_RDLCK, 7, 1));
        _exit(0);
    }
    until_asleep(child);
    show(fd);
    DO(lock(fd, F_SETLK, F_UNLCK, 0, 0));
    see_end(child);
    DO(flock(fd, LOCK_EX));
    show(fd);
    DO(flock(fd, LOCK_UN));
    DO(lock(fd, F_OFD_SETLK, F_WRLCK, 5, 5));
    show(fd);
    DO(lock(fd, F_OFD_SETLK, F_UNLCK, 0, 0));
    show(fd);
    return 0;
}
