/* SPDX-License-Identifier: MIT */
/* lio_listio: many requests at once, which count down what is left of their list. */
#include <aio.h>
#include <errno.h>
#include <stdlib.h>

#include "lib/c/aio.h"

void
__aio_list_done(struct __aio_list *list)
{
	if (__atomic_sub_fetch(&list->left, 1, __ATOMIC_ACQ_REL))
		return;
	__aio_notify(&list->event);
	free(list);
}

/* Until no request of the list is left; the caller's own count remains. */
static int
wait_for_list(struct __aio_list *list)
{
	int error = 0;

	while (!error) {
		uint32_t seen = __aio_finished();

		if (__atomic_load_n(&list->left, __ATOMIC_ACQUIRE) == 1)
			break;
		error = __aio_wait(seen, NULL);
	}
	return error;
}

/* Starts them all: 0, EAGAIN, or EIO when some could not be. */
static int
start_all(struct __aio_list *list, struct aiocb *const requests[], int count)
{
	int error = 0;

	for (int i = 0; i < count; i++) {
		if (!requests[i] || requests[i]->aio_lio_opcode == LIO_NOP)
			continue;
		__atomic_add_fetch(&list->left, 1, __ATOMIC_RELAXED);
		if (__aio_queue(requests[i], requests[i]->aio_lio_opcode, list) < 0) {
			error = errno == EAGAIN ? EAGAIN : EIO;
			__atomic_sub_fetch(&list->left, 1, __ATOMIC_RELAXED);
		}
	}
	return error;
}

int
lio_listio(int mode, struct aiocb *const requests[], int count, struct sigevent *event)
{
	struct __aio_list *list;
	int error, wait_error = 0;

	if (count < 0 || (mode != LIO_WAIT && mode != LIO_NOWAIT)) {
		errno = EINVAL;
		return -1;
	}
	list = calloc(1, sizeof(*list));
	if (!list) {
		errno = EAGAIN;
		return -1;
	}
	list->left = 1;
	list->event.sigev_notify = SIGEV_NONE;
	if (mode == LIO_NOWAIT && event)
		list->event = *event;
	error = start_all(list, requests, count);
	if (mode == LIO_WAIT)
		wait_error = wait_for_list(list);
	if (!error)
		error = wait_error;
	if (!error && mode == LIO_WAIT && __atomic_load_n(&list->failed, __ATOMIC_RELAXED))
		error = EIO;
	__aio_list_done(list);
	if (!error)
		return 0;
	errno = error;
	return -1;
}
