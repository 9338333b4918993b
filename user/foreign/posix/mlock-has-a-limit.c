/* SPDX-License-Identifier: MIT */
/* mlock(2), mmap(2), mremap(2), getrlimit(2): RLIMIT_MEMLOCK bounds what is locked, each page once; with 0 nothing may be;
 * locked memory is not forgotten by madvise(2), nor is a lock inherited by fork(2); proc(5) counts it. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>
#include <sys/resource.h>

#define PAGE 4096ul

static void
see_locked(const char *when)
{
    char line[256];
    FILE *status = fopen("/proc/self/status", "r");

    while (fgets(line, sizeof(line), status))
        if (strncmp(line, "VmLck:", 6) == 0)
            see("%s: %s", when, line);
    fclose(status);
}

static void
limit(rlim_t pages)
{
    struct rlimit new = { pages * PAGE, 16 * PAGE };

    DO(setrlimit(RLIMIT_MEMLOCK, &new));
}

static void *
map(unsigned long pages, int flags)
{
    return mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
}

static void
more_and_less(char *area)
{
    TRY(mlock(area, 3 * PAGE));
    TRY(mlock(area + 4 * PAGE, PAGE));
    TRY(mlock(area + 4 * PAGE, 1 + PAGE));
    TRY(mlock(area, 3 * PAGE));
    TRY(mlock(area + PAGE, 3 * PAGE));
    see_locked("locked");
    TRY(munlock(area + PAGE, PAGE));
    see_locked("unlocked in the middle");
    TRY(munlock(area + PAGE, PAGE));
    TRY(mlock(area + 3 * PAGE, PAGE));
    TRY(munmap(area, 2 * PAGE));
    see_locked("unmapped");
    TRY(mlock(area, 3 * PAGE));
    see_locked("after the hole");
    TRY(madvise(area + 2 * PAGE, PAGE, MADV_DONTNEED));
    TRY(madvise(area + 2 * PAGE, PAGE, MADV_FREE));
    TRY(munlock(area + 2 * PAGE, 6 * PAGE));
    TRY(munlock(area, PAGE));
    see_locked("nothing");
    TRY(mlock(area, 0));
}

static void
maps_and_remaps(void)
{
    unsigned char resident[4] = { 0 };
    char *area = map(2, MAP_LOCKED), *moved;
    pid_t child;

    DO(mincore(area, 2 * PAGE, resident));
    see("resident %d %d\n", resident[0] & 1, resident[1] & 1);
    TRY(map(3, MAP_LOCKED) == MAP_FAILED);
    see("%s\n", error_name(errno));
    see("%d\n", mremap(area, 2 * PAGE, 5 * PAGE, MREMAP_MAYMOVE) == MAP_FAILED);
    see("%s\n", error_name(errno));
    moved = mremap(area, 2 * PAGE, 4 * PAGE, MREMAP_MAYMOVE);
    DO(mincore(moved, 4 * PAGE, resident));
    see("resident %d %d\n", resident[2] & 1, resident[3] & 1);
    see_locked("moved");
    if ((child = fork()) == 0) {
        see_locked("the child");
        TRY(munmap(moved, 4 * PAGE));
        _exit(0);
    }
    see_end(child);
    moved = mremap(moved, 4 * PAGE, PAGE, 0);
    see_locked("smaller");
    limit(0);
    TRY(mlock(moved, PAGE));
    see("%d\n", map(1, MAP_LOCKED) == MAP_FAILED);
    see("%s\n", error_name(errno));
    TRY(munmap(moved, PAGE));
    see_locked("unmapped");
}

int
main(void)
{
    limit(4);
    more_and_less(map(8, 0));
    maps_and_remaps();
    return 0;
}
