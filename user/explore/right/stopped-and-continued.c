/* SPDX-License-Identifier: MIT */
/* Who has stopped himself sees what was written before he was continued. */
#include <assert.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void
stop_and_answer(int *shared)
{
    shared[0] = 1;
    raise(SIGSTOP);
    shared[2] = shared[1] + 1;
    kill(getpid(), SIGSTOP);
    _exit(shared[3]);
}

static void
wait_until_stopped(pid_t child)
{
    int status;

    assert(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status));
}

int
main(void)
{
    int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0), status;
    pid_t child = fork();

    if (child == 0)
        stop_and_answer(shared);
    wait_until_stopped(child);
    assert(shared[0] == 1);
    shared[1] = 8;
    kill(child, SIGCONT);
    wait_until_stopped(child);
    assert(shared[2] == 9);
    shared[3] = 3;
    kill(child, SIGCONT);
    assert(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 3);
}
