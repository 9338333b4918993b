/* SPDX-License-Identifier: MIT */
/* What a child wrote to shared memory is read after it was waited for, with what it used. */
#include <assert.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
    int *datum = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0), status;
    struct rusage used;
    pid_t child = fork();

    if (child == 0) {
        *datum = 42;
        _exit(0);
    }
    assert(wait4(child, &status, 0, &used) == child && *datum == 42);
}
