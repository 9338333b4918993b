/* SPDX-License-Identifier: MIT */
/* aio_read and aio_write work at their offsets in the order asked, and what fails is told by aio_error. */
#include "check.h"

#include <aio.h>

static const struct aiocb *
waited_for(struct aiocb *request)
{
	const struct aiocb *list[] = { NULL, request };

	while (aio_error(request) == EINPROGRESS)
		CHECK_OK(aio_suspend(list, 2, NULL));
	return request;
}

int
main(void)
{
	int fd = CHECK_OK(open("/tmp/aio", O_RDWR | O_CREAT | O_TRUNC, 0600)), ends[2];
	char buffer[16] = "";
	struct aiocb one = { .aio_fildes = fd, .aio_buf = "hello", .aio_nbytes = 5, .aio_offset = 2 };
	struct aiocb two = { .aio_fildes = fd, .aio_buf = "y!", .aio_nbytes = 2, .aio_offset = 6 };
	struct aiocb sync = { .aio_fildes = fd };
	struct aiocb back = { .aio_fildes = fd, .aio_buf = buffer, .aio_nbytes = 16, .aio_offset = 2 };
	struct aiocb pipe_read, bad = one;

	one.aio_sigevent.sigev_notify = two.aio_sigevent.sigev_notify = SIGEV_NONE;
	sync.aio_sigevent.sigev_notify = back.aio_sigevent.sigev_notify = SIGEV_NONE;
	bad.aio_sigevent.sigev_notify = SIGEV_NONE;
	CHECK_OK(unlink("/tmp/aio"));
	CHECK_OK(aio_write(&one));
	CHECK_OK(aio_write(&two));
	CHECK_OK(aio_fsync(O_SYNC, &sync));
	CHECK_OK(aio_read(&back));
	CHECK_EQ(aio_error(waited_for(&back)), 0);
	CHECK_EQ(aio_error(&one), 0);
	CHECK_EQ(aio_error(&two), 0);
	CHECK_EQ(aio_error(&sync), 0);
	CHECK_EQ(aio_return(&one), 5);
	CHECK_EQ(aio_return(&two), 2);
	CHECK_EQ(aio_return(&sync), 0);
	CHECK_EQ(aio_return(&back), 6);
	CHECK_TEXT(buffer, "helly!");
	CHECK_EQ(lseek(fd, 0, SEEK_CUR), 0);

	CHECK_OK(pipe(ends));
	pipe_read = back;
	pipe_read.aio_fildes = ends[0];
	CHECK_OK(aio_read(&pipe_read));
	CHECK_EQ(aio_error(&pipe_read), EINPROGRESS);
	CHECK_EQ(write(ends[1], "pipe", 5), 5);
	CHECK_EQ(aio_error(waited_for(&pipe_read)), 0);
	CHECK_EQ(aio_return(&pipe_read), 5);
	CHECK_TEXT(buffer, "pipe");

	bad.aio_fildes = 99;
	CHECK_OK(aio_write(&bad));
	CHECK_EQ(aio_error(waited_for(&bad)), EBADF);
	CHECK_EQ(aio_return(&bad), -1);
	bad.aio_reqprio = -1;
	CHECK_ERRNO(aio_write(&bad), EINVAL);
	CHECK_ERRNO(aio_fsync(77, &sync), EINVAL);
	return 0;
}
