/* SPDX-License-Identifier: MIT */
/* O_EXCL: one of the two makes it. */
#include <assert.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

static atomic_int made;

static void *
make(void *unused)
{
    int file = open("/tmp/once", O_WRONLY | O_CREAT | O_EXCL, 0600);

    if (file >= 0) {
        made++;
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
