/* SPDX-License-Identifier: MIT */
/* One is asked to write to a pipe, and another to read from it, by helpers of the library; what was written before is there. */
#include <aio.h>
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <unistd.h>

static int ends[2], datum;

static void *
publish(void *unused)
{
    struct aiocb request = { .aio_fildes = ends[1], .aio_buf = "x", .aio_nbytes = 1 };
    const struct aiocb *list[] = { &request };

    datum = 1;
    assert(aio_write(&request) == 0);
    while (aio_error(&request) == EINPROGRESS)
        aio_suspend(list, 1, NULL);
    assert(aio_return(&request) == 1);
    return unused;
}

int
main(void)
{
    char c = 0;
    struct aiocb request = { .aio_buf = &c, .aio_nbytes = 1 };
    const struct aiocb *list[] = { &request };
    pthread_t t;

    assert(pipe(ends) == 0);
    request.aio_fildes = ends[0];
    assert(aio_read(&request) == 0);
    pthread_create(&t, NULL, publish, NULL);
    while (aio_error(&request) == EINPROGRESS)
        aio_suspend(list, 1, NULL);
    assert(aio_return(&request) == 1 && c == 'x' && datum == 1);
    pthread_join(t, NULL);
}
