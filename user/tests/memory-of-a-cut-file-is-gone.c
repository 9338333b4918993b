/* SPDX-License-Identifier: MIT */
/* Once a file was cut, no thread or process reaches what lay behind its end, however much they touch it meanwhile:
 * SIGBUS, or zeroes if it has grown again. A private copy of such a page is gone, too. */
#include "signals.h"

#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <sys/mman.h>

#define PAGE   4096ul
#define ROUNDS 300

static const char *const path = "/tmp/cut-file";
static __thread sigjmp_buf back;
static volatile char *shared, *private;
static volatile int over, touches;

static void
on_bus(int signo)
{
    (void)signo;
    siglongjmp(back, 1);
}

/* Whether the byte could be read, or (into != 0) written. */
static int
reaches(volatile char *at, char into)
{
    if (sigsetjmp(back, 0) != 0)
        return 0;
    if (into != 0)
        *at = into;
    (void)*at;
    return 1;
}

static void *
touch(void *argument)
{
    while (!over) {
        reaches(shared + PAGE, 'x');
        reaches(private + PAGE, 'y');
        touches++;
    }
    return argument;
}

int
main(void)
{
    pthread_t thread;
    pid_t child;
    int fd, seen;

    fd = (int)CHECK_OK(open(path, O_RDWR | O_CREAT | O_TRUNC, 0600));
    shared = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    private = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    CHECK(shared != MAP_FAILED && private != MAP_FAILED);
    handle(SIGBUS, on_bus, SA_NODEFER);
    child = (pid_t)CHECK_OK(fork());
    while (child == 0)
        reaches(shared + PAGE, 'z');
    CHECK_EQ(pthread_create(&thread, NULL, touch, NULL), 0);
    for (int i = 0; i < ROUNDS; i++) {
        CHECK_OK(ftruncate(fd, 2 * PAGE));
        for (seen = touches; touches == seen && i % 16 == 0;)
            sched_yield();
        CHECK_OK(ftruncate(fd, PAGE));
        CHECK_EQ(reaches(shared + PAGE, 0), 0);
        CHECK_EQ(reaches(private + PAGE, 'y'), 0);
    }
    over = 1;
    CHECK_EQ(pthread_join(thread, NULL), 0);
    kill(child, SIGKILL);
    CHECK_EQ(wait_status(child), KILLED(SIGKILL));
    CHECK_OK(ftruncate(fd, 2 * PAGE));
    CHECK_EQ(shared[PAGE] + private[PAGE], 0);
    CHECK_OK(unlink(path));
    return 0;
}
