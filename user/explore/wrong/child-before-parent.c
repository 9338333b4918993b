/* SPDX-License-Identifier: MIT */
/* The child opens what its parent creates, but after the fork. */
#include <assert.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
    int status;

    unlink("/tmp/config");
    if (fork() == 0) {
        int file = open("/tmp/config", O_RDONLY);

        _exit(file < 0);
    }
    close(open("/tmp/config", O_WRONLY | O_CREAT, 0600));
    wait(&status);
    assert(status == 0);
}
