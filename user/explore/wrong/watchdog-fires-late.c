/* SPDX-License-Identifier: MIT */
/* The watchdog has heard nothing in time and kills: what it watched had done its work and was about to say so. */
#include <assert.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
    volatile int *done = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct pollfd sign = { .events = POLLIN };
    int ends[2], status;
    pid_t worker;

    pipe(ends);
    worker = fork();
    if (worker == 0) {
        getppid();
        *done = 1;
        write(ends[1], "done", 4);
        _exit(0);
    }
    sign.fd = ends[0];
    if (poll(&sign, 1, 1000) == 0) {
        assert(!*done);
        kill(worker, SIGKILL);
    }
    waitpid(worker, &status, 0);
}
