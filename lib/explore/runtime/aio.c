/* SPDX-License-Identifier: MIT */
/* Input and output that others do meanwhile: helpers of the library, of whom the detector knows nothing. */
#include "lib/explore/runtime/calls.h"

#include <aio.h>

INFORMS(int, aio_read, (struct aiocb *request), (request))
INFORMS(int, aio_write, (struct aiocb *request), (request))
INFORMS(int, aio_fsync, (int operation, struct aiocb *request), (operation, request))
KNOWS(lio_listio, (int mode, struct aiocb *const *list, int n, struct sigevent *event), (mode, list, n, event))
LEARNS(int, aio_error, (const struct aiocb *request), (request))
LEARNS(ssize_t, aio_return, (struct aiocb *request), (request))
LEARNS(int, aio_suspend, (const struct aiocb *const *list, int n, const struct timespec *timeout), (list, n, timeout))
