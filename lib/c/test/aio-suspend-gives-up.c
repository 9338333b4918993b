/* SPDX-License-Identifier: MIT */
/* aio_suspend ends with EAGAIN after its time and with EINTR for a signal; aio_cancel takes back what has not begun. */
#include "check.h"

#include <aio.h>

static void
handler(int signo)
{
	(void)signo;
}

int
main(void)
{
	struct timespec some = { 0, 20 * MILLISECOND };
	struct sigaction action = { .sa_handler = handler };
	struct aiocb first, second, third;
	const struct aiocb *list[] = { &first, &second };
	char buffer[3][4];
	int ends[2];
	long begin;

	CHECK_OK(pipe(ends));
	memset(&first, 0, sizeof(first));
	first.aio_fildes = ends[0];
	first.aio_nbytes = 4;
	first.aio_sigevent.sigev_notify = SIGEV_NONE;
	second = third = first;
	first.aio_buf = buffer[0];
	second.aio_buf = buffer[1];
	third.aio_buf = buffer[2];
	CHECK_EQ(aio_cancel(ends[0], NULL), AIO_ALLDONE);
	CHECK_ERRNO(aio_cancel(99, NULL), EBADF);
	CHECK_OK(aio_read(&first));
	pause_for(50 * MILLISECOND);            /* it has begun */
	CHECK_OK(aio_read(&second));
	CHECK_OK(aio_read(&third));
	begin = now();
	CHECK_ERRNO(aio_suspend(list, 2, &some), EAGAIN);
	CHECK(now() - begin >= 19 * MILLISECOND);
	CHECK_OK(sigaction(SIGALRM, &action, NULL));
	alarm(1);
	CHECK_ERRNO(aio_suspend(list, 2, NULL), EINTR);

	CHECK_EQ(aio_cancel(ends[0], &first), AIO_NOTCANCELED);
	CHECK_EQ(aio_cancel(ends[0], &third), AIO_CANCELED);
	CHECK_EQ(aio_error(&third), ECANCELED);
	CHECK_EQ(aio_return(&third), -1);
	CHECK_EQ(aio_error(&second), EINPROGRESS);
	CHECK_EQ(aio_cancel(ends[0], NULL), AIO_NOTCANCELED);
	CHECK_EQ(aio_error(&second), ECANCELED);
	CHECK_EQ(aio_error(&first), EINPROGRESS);
	CHECK_EQ(write(ends[1], "abcd", 4), 4);
	CHECK_OK(aio_suspend(list, 1, NULL));
	CHECK_EQ(aio_error(&first), 0);
	CHECK_EQ(aio_return(&first), 4);
	CHECK_EQ(aio_cancel(ends[0], &first), AIO_ALLDONE);
	return 0;
}
