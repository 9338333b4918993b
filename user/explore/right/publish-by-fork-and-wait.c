/* SPDX-License-Identifier: MIT */
/* What a child wrote to shared memory is read after it was waited for. */
#include <assert.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
    int *data = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    *data = 1;
    if (fork() == 0) {
        assert(*data == 1);
        *data = 42;
        _exit(0);
    }
    wait(NULL);
    assert(*data == 42);
}
