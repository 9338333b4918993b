/* SPDX-License-Identifier: MIT */
/* write(2), truncate(2), chown(2), open(2), fallocate(2): who is not privileged clears set-user-id, and set-group-id
 * where the group may execute, by each change of contents or owner, also one that changes nothing; not by others. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>
#include <sys/stat.h>

static const mode_t modes[] = { 06777, 06767, 04755, 02755, 02745, 06666 };

#define CHANGE(call)                                                                                                   \
    for (unsigned int i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {                                              \
        DO(chmod("file", modes[i]));                                                                                   \
        DO(call);                                                                                                      \
        after(#call, modes[i]);                                                                                        \
    }

static void
after(const char *call, mode_t before)
{
    struct stat st;

    DO(stat("file", &st));
    see("%s: %04o %04o\n", call, before, st.st_mode & 07777);
}

int
main(void)
{
    char *area;
    int fd;

    umask(0);
    fd = open("file", O_CREAT | O_RDWR, 0600);
    CHANGE(write(fd, "x", 1));
    CHANGE(write(fd, "x", 0));
    CHANGE(write(fd, NULL, 1));
    CHANGE(pwrite(fd, "x", 1, 5000));
    CHANGE(ftruncate(fd, 3));
    CHANGE(truncate("file", 5000));
    CHANGE(close(open("file", O_WRONLY | O_TRUNC)));
    CHANGE(close(open("file", O_WRONLY)));
    CHANGE(fallocate(fd, 0, 0, 5000));
    CHANGE(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 9000));
    CHANGE(chown("file", (uid_t)-1, (gid_t)-1));
    CHANGE(chown("file", (uid_t)-1, getgid()));
    CHANGE(chown("file", getuid(), (gid_t)-1));
    CHANGE(rename("file", "file"));
    CHANGE(utimensat(AT_FDCWD, "file", NULL, 0));
    area = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    CHANGE(msync((*area = 1, area), 4096, MS_SYNC));
    return 0;
}
