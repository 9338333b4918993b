/* SPDX-License-Identifier: MIT */
/* A hundred shared mappings come and go, each at a place of its own; two processes count in the next one, without a lock. */
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static int *
map(int i)
{
    return mmap((char *)0x10000000 + 8192 * i, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

int
main(void)
{
    int *counter;

    for (int i = 0; i < 100; i++)
        munmap(map(i), 4096);
    counter = map(100);
    if (fork() == 0) {
        ++*counter; /* should be atomic */
        _exit(0);
    }
    ++*counter;
    wait(NULL);
}
