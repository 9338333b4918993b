/* SPDX-License-Identifier: MIT */
/* Memory that mremap moved is at its new place only: who goes where it was gets SIGSEGV, and there is room for other. */
#include "check.h"

#include <sys/mman.h>

#define SIZE 8192

int
main(void)
{
    char *old = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *place = mmap(NULL, SIZE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int status;
    pid_t child;

    CHECK(old != MAP_FAILED && place != MAP_FAILED);
    old[0] = 'x';
    CHECK(mremap(old, SIZE, SIZE, MREMAP_MAYMOVE | MREMAP_FIXED, place) == place);
    CHECK_EQ(place[0], 'x');
    child = fork();
    if (child == 0)
        _exit(*(volatile char *)old);
    CHECK_EQ(waitpid(child, &status, 0), child);
    CHECK(WIFSIGNALED(status));
    CHECK_EQ(WTERMSIG(status), SIGSEGV);
    CHECK(mmap(old, SIZE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) == old);
    CHECK_EQ(old[0], 0);
    return 0;
}
