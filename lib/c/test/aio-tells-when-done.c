/* SPDX-License-Identifier: MIT */
/* A request's end sends its signal with its value, or calls its function; lio_listio does so for many, or waits. */
#include "check.h"

#include <aio.h>
#include <semaphore.h>

#define COUNT 3

static sem_t called;

static void
function(union sigval value)
{
	CHECK_EQ(value.sival_int, 43);
	sem_post(&called);
}

static void
one_request(struct aiocb *request)
{
	sigset_t set;
	siginfo_t info;

	request->aio_sigevent.sigev_notify = SIGEV_SIGNAL;
	request->aio_sigevent.sigev_signo = SIGRTMIN + 3;
	request->aio_sigevent.sigev_value.sival_int = 42;
	sigemptyset(&set);
	sigaddset(&set, SIGRTMIN + 3);
	CHECK_OK(sigprocmask(SIG_BLOCK, &set, NULL));
	CHECK_OK(aio_write(request));
	CHECK_EQ(sigwaitinfo(&set, &info), SIGRTMIN + 3);
	CHECK_EQ(info.si_code, SI_ASYNCIO);
	CHECK_EQ(info.si_value.sival_int, 42);
	CHECK_EQ(aio_error(request), 0);

	request->aio_sigevent.sigev_notify = SIGEV_THREAD;
	request->aio_sigevent.sigev_notify_function = function;
	request->aio_sigevent.sigev_notify_attributes = NULL;
	request->aio_sigevent.sigev_value.sival_int = 43;
	CHECK_OK(aio_write(request));
	CHECK_OK(sem_wait(&called));
	CHECK_EQ(aio_error(request), 0);
	request->aio_sigevent.sigev_notify = SIGEV_NONE;
}

int
main(void)
{
	struct aiocb requests[COUNT], *list[COUNT + 1] = { NULL };
	struct sigevent event = { .sigev_notify = SIGEV_THREAD, .sigev_notify_function = function };
	int fd = CHECK_OK(open("/tmp/aio-list", O_RDWR | O_CREAT | O_TRUNC, 0600));
	char text[4] = "";

	CHECK_OK(unlink("/tmp/aio-list"));
	sem_init(&called, 0, 0);
	memset(requests, 0, sizeof(requests));
	for (int i = 0; i < COUNT; i++) {
		requests[i].aio_fildes = fd;
		requests[i].aio_buf = &"abc"[i];
		requests[i].aio_nbytes = 1;
		requests[i].aio_offset = i;
		requests[i].aio_lio_opcode = LIO_WRITE;
		requests[i].aio_sigevent.sigev_notify = SIGEV_NONE;
		list[i + 1] = &requests[i];
	}
	one_request(&requests[0]);
	CHECK_OK(lio_listio(LIO_WAIT, list, COUNT + 1, NULL));
	CHECK_EQ(pread(fd, text, sizeof(text), 0), 3);
	CHECK_TEXT(text, "abc");
	event.sigev_value.sival_int = 43;
	CHECK_OK(lio_listio(LIO_NOWAIT, list, COUNT + 1, &event));
	CHECK_OK(sem_wait(&called));
	for (int i = 0; i < COUNT; i++)
		CHECK_EQ(aio_error(&requests[i]), 0);
	requests[1].aio_fildes = 99;
	CHECK_ERRNO(lio_listio(LIO_WAIT, list, COUNT + 1, NULL), EIO);
	CHECK_EQ(aio_error(&requests[1]), EBADF);
	CHECK_EQ(aio_error(&requests[2]), 0);
	CHECK_ERRNO(lio_listio(7, list, COUNT + 1, NULL), EINVAL);
	return 0;
}
