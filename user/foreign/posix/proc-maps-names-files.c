/* SPDX-License-Identifier: MIT */
/* proc(5), maps: of each mapping where it lies, what may be done there, the offset, device and inode of its file as stat has
 * them, and the file's name in one column; anonymous memory has none. */
#include "see.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

/* The line of the mapping that begins there, but for the addresses. */
static void
show(const char *what, const void *at, const struct stat *file)
{
    char line[512], rights[8], path[256] = "-";
    unsigned long from, to, offset, inode;
    unsigned major, minor;
    FILE *maps = fopen("/proc/self/maps", "r");

    while (fgets(line, sizeof(line), maps)) {
        if (sscanf(line, "%lx-%lx %7s %lx %x:%x %lu %255s", &from, &to, rights, &offset, &major, &minor, &inode, path) < 7 ||
            from != (unsigned long)at)
            continue;
        see("%s: %lu bytes, %s, offset %lx, %s\n", what, to - from, rights, offset, strchr(line, '/') || strchr(line, '[') ? path : "no name");
        if (file)
            see("its file: %d, named in column %d\n", inode == file->st_ino && makedev(major, minor) == file->st_dev,
                (int)(strchr(line, '/') - line));
        else
            see("no file: %d\n", inode == 0 && major == 0 && minor == 0);
    }
    fclose(maps);
}

int
main(void)
{
    struct stat file, program;
    int fd = open("/tmp/mapped", O_CREAT | O_RDWR, 0644);
    void *first, *second, *none;

    ftruncate(fd, 3 * 4096);
    fstat(fd, &file);
    stat("/proc/self/exe", &program);
    first = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    second = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 4096);
    none = mmap((char *)0x10000000, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    show("shared", first, &file);
    show("private", second, &file);
    show("anonymous", none, NULL);
    show("the program", (void *)0x400000, &program);
    unlink("/tmp/mapped");
    return 0;
}
