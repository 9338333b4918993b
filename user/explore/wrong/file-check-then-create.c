/* SPDX-License-Identifier: MIT */
/* Who finds no file makes it; two find none, and the second empties what the first has written. */
#include <assert.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

static atomic_int made;

static void *
make(void *unused)
{
    if (access("/tmp/once", F_OK) != 0) {
        int file = open("/tmp/once", O_WRONLY | O_CREAT | O_TRUNC, 0600);

        made++;
        assert(write(file, "x", 1) == 1);
        close(file);
    }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    unlink("/tmp/once");
    pthread_create(&a, NULL, make, NULL);
    pthread_create(&b, NULL, make, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(made == 1);
}
