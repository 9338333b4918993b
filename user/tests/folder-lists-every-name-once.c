/* SPDX-License-Identifier: MIT */
/* getdents64 with a small buffer gives each of many names exactly once, "." and ".." too; a tiny buffer is EINVAL. */
#include "check.h"

#include <sys/stat.h>

#define FOLDER "/tmp/listing"
#define FILES  60

struct record {
    unsigned long inode;
    long offset;
    unsigned short length;
    unsigned char type;
    char name[];
};

static int seen[FILES];
static int dots;

static void
note(const struct record *record)
{
    if (record->name[0] == '.') {
        dots++;
        return;
    }
    CHECK_EQ(record->name[0], 'f');
    CHECK(record->inode != 0);
    CHECK_EQ(record->type, 8); /* a regular file */
    seen[atoi(record->name + 1)]++;
}

static void
make_files(int make)
{
    char path[64];

    for (int i = 0; i < FILES; i++) {
        snprintf(path, sizeof(path), FOLDER "/f%d", i);
        if (make)
            close((int)CHECK_OK(open(path, O_WRONLY | O_CREAT, 0600)));
        else
            CHECK_OK(unlink(path));
    }
}

int
main(void)
{
    char buffer[128] __attribute__((aligned(8)));
    long n;
    int fd;

    CHECK_OK(mkdir(FOLDER, 0700));
    make_files(1);
    fd = (int)CHECK_OK(open(FOLDER, O_RDONLY | O_DIRECTORY));
    CHECK_ERRNO(syscall(SYS_getdents64, fd, buffer, 10), EINVAL);
    while ((n = CHECK_OK(syscall(SYS_getdents64, fd, buffer, sizeof(buffer)))) > 0)
        for (long at = 0; at < n; at += ((struct record *)(buffer + at))->length)
            note((struct record *)(buffer + at));
    CHECK_EQ(dots, 2);
    for (int i = 0; i < FILES; i++)
        CHECK_EQ(seen[i], 1);
    CHECK_EQ(read(fd, buffer, 10), -1);
    close(fd);
    make_files(0);
    CHECK_OK(rmdir(FOLDER));
    return 0;
}
