/* SPDX-License-Identifier: MIT */
/* One process fills a record in a mapped file, another that has mapped it elsewhere sees the mark before the record. */
#include <assert.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct record {
    volatile bool ready;
    int number;
};

/* A writer in the file's second page. */
static struct record *
map(size_t pages)
{
    int fd = open("/tmp/records", O_RDWR | O_CREAT, 0600);
    char *at = mmap(NULL, pages * 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, (off_t)(2 - pages) * 4096);

    close(fd);
    return (struct record *)(at + (pages - 1) * 4096);
}

int
main(void)
{
    int fd = open("/tmp/records", O_RDWR | O_CREAT, 0600);

    if (ftruncate(fd, 8192) < 0)
        abort();
    pid_t child = fork();
    struct record *mine = map(child ? 1 : 2);

    if (child == 0) {
        if (mine->ready)
            assert(mine->number == 42);
        _exit(0);
    }
    mine->ready = true;
    mine->number = 42;
    waitpid(child, &fd, 0);
    assert(fd == 0);
}
