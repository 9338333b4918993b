/* SPDX-License-Identifier: MIT */
/* Two processes, turn by turn. */
#include <assert.h>
#include <sys/wait.h>
#include <unistd.h>

static void
pass(int in, int out, int start)
{
    char c = 'x';

    for (int i = 0; i < 3; i++) {
        if (start)
            assert(write(out, &c, 1) == 1);
        assert(read(in, &c, 1) == 1);
        if (!start)
            assert(write(out, &c, 1) == 1);
    }
}

int
main(void)
{
    int there[2], back[2], status;

    assert(pipe(there) == 0 && pipe(back) == 0);
    if (fork() == 0) {
        pass(there[0], back[1], 0);
        _exit(0);
    }
    pass(back[0], there[1], 1);
    wait(&status);
    assert(status == 0);
}
