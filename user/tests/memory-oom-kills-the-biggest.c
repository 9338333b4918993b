/* SPDX-License-Identifier: MIT */
/* Out of memory in a small world: the process with the most memory is killed, whoever asked for the page that was
 * not there; the others, and the system call that needed it, go on. Shared memory counts too. */
#include "world.h"

#include <sys/mman.h>

#define FRAMES 2600
#define BIG    1500
#define SMALL  1200
#define PAGE   4096ul

static int ready[2];
static int sharing;

static char *
map(size_t pages)
{
    char *p = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, (sharing ? MAP_SHARED : MAP_PRIVATE) | MAP_ANONYMOUS,
                   -1, 0);

    CHECK(p != MAP_FAILED);
    return p;
}

static void
big(void)
{
    memset(map(BIG), 1, BIG * PAGE);
    CHECK_EQ(write(ready[1], "x", 1), 1);
    for (;;)
        pause_for(SECOND);
}

static void
bystander(void)
{
    for (;;)
        pause_for(SECOND);
}

/* Reads zeros into fresh pages, so that they are missed in the kernel, inside read. */
static void
fill_by_read(char *p, size_t size)
{
    int zero = (int)CHECK_OK(open("/dev/zero", O_RDONLY));

    CHECK_EQ(read(zero, p, size), size);
    close(zero);
}

static int
inside(void)
{
    pid_t other, victim;
    char c, *p;

    CHECK_OK(pipe(ready));
    other = start(bystander);
    for (sharing = 0; sharing < 2; sharing++) {
        victim = start(big);
        CHECK_EQ(read(ready[0], &c, 1), 1);
        p = mmap(NULL, SMALL * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        fill_by_read(p, SMALL / 2 * PAGE);
        memset(p, 1, SMALL * PAGE); /* together too much */
        CHECK_EQ(wait_status(victim), KILLED(SIGKILL));
        CHECK_OK(munmap(p, SMALL * PAGE));
    }
    CHECK_OK(kill(other, SIGTERM));
    CHECK_EQ(wait_status(other), KILLED(SIGTERM));
    return 3;
}

int
main(int argc, char **argv)
{
    long before;

    if (argc > 1)
        return inside();
    SKIP_ON_LINUX();
    CHECK_EQ(run_in_small_world(argv[0], "inside", FRAMES), EXITED(3));
    before = frames_at_rest();
    CHECK_EQ(run_in_small_world(argv[0], "inside", FRAMES), EXITED(3));
    CHECK_EQ(frames_at_rest(), before);
    return 0;
}
