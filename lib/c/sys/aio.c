/* SPDX-License-Identifier: MIT */
/*
 * POSIX asynchronous I/O with threads underneath. A descriptor that has requests has one
 * lane: a queue and a detached thread, which takes the first request, does it, and goes
 * when there are no more.
 *
 *      caller                                  lane's thread
 *      aio_read: queue, start a thread if
 *      the descriptor has none
 *                                              takes it off the queue (it has begun:
 *                                              aio_cancel is too late), reads
 *                                              error = 0; finished++, wake; notify
 *      aio_suspend: reads finished, looks,
 *      sleeps while it has not changed
 *
 * A request may be gone as soon as its error is no longer EINPROGRESS, so that is
 * stored last, and what shall happen then is copied before.
 */
#include <aio.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "lib/c/aio.h"
#include "lib/c/syscall.h"
#include "lib/c/thread.h"

#define STACK_SIZE (64 * 1024)

enum { SYNC = 16, DATA_SYNC };          /* beside LIO_READ and LIO_WRITE */

struct lane {
	struct lane *next;
	int fd;
	struct aiocb *first, **last;    /* not begun yet */
	bool begun;                     /* its thread is doing one */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct lane *lanes;              /* [lock] */
static uint32_t finished;               /* atomic: changes when a request is done */

static void *
call_function(void *argument)
{
	struct sigevent *event = argument;

	event->sigev_notify_function(event->sigev_value);
	free(event);
	return NULL;
}

static int
start_thread(void *(*function)(void *), void *argument)
{
	pthread_attr_t attributes;
	sigset_t all = ~(sigset_t)0, old;
	pthread_t thread;
	int error;

	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	pthread_sigmask(SIG_SETMASK, &all, &old);       /* signals are for the program's threads */
	error = pthread_create(&thread, &attributes, function, argument);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return error;
}

void
__aio_notify(const struct sigevent *event)
{
	if (event->sigev_notify == SIGEV_SIGNAL && event->sigev_signo) {
		siginfo_t info = { .si_signo = event->sigev_signo, .si_code = SI_ASYNCIO };

		info.si_pid = getpid();
		info.si_uid = getuid();
		info.si_value = event->sigev_value;
		sys(SYS_rt_sigqueueinfo, info.si_pid, info.si_signo, &info);
	} else if (event->sigev_notify == SIGEV_THREAD) {
		struct sigevent *copy = malloc(sizeof(*copy));

		if (!copy)
			return;
		*copy = *event;
		if (start_thread(call_function, copy))
			free(copy);
	}
}

static void
finish(struct aiocb *request, ssize_t result, int error)
{
	struct sigevent event = request->aio_sigevent;
	struct __aio_list *list = request->__list;

	request->__result = result;
	if (list && error)
		__atomic_store_n(&list->failed, 1, __ATOMIC_RELAXED);
	__atomic_store_n(&request->__error, error, __ATOMIC_RELEASE);
	if (list)
		__aio_list_done(list);
	__atomic_add_fetch(&finished, 1, __ATOMIC_ACQ_REL);
	__futex_wake(&finished, INT_MAX);
	__aio_notify(&event);
}

/* At its place in the file, or wherever a pipe is; EINTR cannot come. */
static long
transfer(const struct aiocb *r)
{
	bool reads = r->aio_lio_opcode == LIO_READ;
	long result = sys(reads ? SYS_pread64 : SYS_pwrite64, r->aio_fildes, r->aio_buf,
			  r->aio_nbytes, r->aio_offset);

	if (result == -ESPIPE)
		result = sys(reads ? SYS_read : SYS_write, r->aio_fildes, r->aio_buf, r->aio_nbytes);
	return result;
}

static void
perform(struct aiocb *r)
{
	long result;

	if (r->aio_lio_opcode >= SYNC)
		result = sys(r->aio_lio_opcode == SYNC ? SYS_fsync : SYS_fdatasync, r->aio_fildes);
	else
		result = transfer(r);
	finish(r, result < 0 ? -1 : result, result < 0 ? (int)-result : 0);
}

/* [lock] The place in the list where the descriptor's lane is, or would be. */
static struct lane **
find_lane(int fd)
{
	struct lane **at = &lanes;

	while (*at && (*at)->fd != fd)
		at = &(*at)->next;
	return at;
}

static void *
run_lane(void *argument)
{
	struct lane *lane = argument;
	struct aiocb *request;

	pthread_mutex_lock(&lock);
	while ((request = lane->first)) {
		lane->first = request->__next;
		if (!lane->first)
			lane->last = &lane->first;
		lane->begun = true;
		pthread_mutex_unlock(&lock);
		perform(request);
		pthread_mutex_lock(&lock);
		lane->begun = false;
	}
	*find_lane(lane->fd) = lane->next;
	pthread_mutex_unlock(&lock);
	free(lane);
	return NULL;
}

/* A forked child has none of the threads, and none of the requests. */
static void
forget(void)
{
	lanes = NULL;
	lock = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
}

static void
forget_in_children(void)
{
	pthread_atfork(NULL, NULL, forget);
}

/* [lock] The descriptor's lane; its new thread will wait for the lock. */
static struct lane *
get_lane(int fd)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct lane *lane = *find_lane(fd);

	if (lane)
		return lane;
	pthread_once(&once, forget_in_children);
	lane = malloc(sizeof(*lane));
	if (!lane)
		return NULL;
	*lane = (struct lane){ lanes, fd, NULL, &lane->first, false };
	if (start_thread(run_lane, lane)) {
		free(lane);
		return NULL;
	}
	return lanes = lane;
}

int
__aio_queue(struct aiocb *request, int operation, struct __aio_list *list)
{
	struct lane *lane;

	if (request->aio_reqprio || (operation < SYNC && request->aio_offset < 0)) {
		errno = EINVAL;
		return -1;
	}
	request->aio_lio_opcode = operation;
	request->__list = list;
	request->__next = NULL;
	request->__error = EINPROGRESS;
	pthread_mutex_lock(&lock);
	lane = get_lane(request->aio_fildes);
	if (lane) {
		*lane->last = request;
		lane->last = &request->__next;
	}
	pthread_mutex_unlock(&lock);
	if (lane)
		return 0;
	request->__error = errno = EAGAIN;
	return -1;
}

int
aio_read(struct aiocb *request)
{
	return __aio_queue(request, LIO_READ, NULL);
}

int
aio_write(struct aiocb *request)
{
	return __aio_queue(request, LIO_WRITE, NULL);
}

int
aio_fsync(int operation, struct aiocb *request)
{
	if (operation != O_SYNC && operation != O_DSYNC) {
		errno = EINVAL;
		return -1;
	}
	return __aio_queue(request, operation == O_SYNC ? SYNC : DATA_SYNC, NULL);
}

int
aio_error(const struct aiocb *request)
{
	return __atomic_load_n(&request->__error, __ATOMIC_ACQUIRE);
}

ssize_t
aio_return(struct aiocb *request)
{
	return request->__result;
}

uint32_t
__aio_finished(void)
{
	return __atomic_load_n(&finished, __ATOMIC_ACQUIRE);
}

int
__aio_wait(uint32_t seen, const struct timespec *deadline)
{
	int error = __futex_wait(&finished, seen, CLOCK_MONOTONIC, deadline);

	return error == EAGAIN ? 0 : error == ETIMEDOUT ? EAGAIN : error;
}

static bool
any_done(const struct aiocb *const list[], int count)
{
	for (int i = 0; i < count; i++)
		if (list[i] && aio_error(list[i]) != EINPROGRESS)
			return true;
	return false;
}

int
aio_suspend(const struct aiocb *const list[], int count, const struct timespec *timeout)
{
	struct timespec deadline;
	int error = 0;

	if (timeout) {
		clock_gettime(CLOCK_MONOTONIC, &deadline);
		deadline.tv_sec += timeout->tv_sec;
		deadline.tv_nsec += timeout->tv_nsec;
		deadline.tv_sec += deadline.tv_nsec / NSEC_PER_SEC;
		deadline.tv_nsec %= NSEC_PER_SEC;
	}
	while (!error) {
		uint32_t seen = __aio_finished();

		if (any_done(list, count))
			return 0;
		error = __aio_wait(seen, timeout ? &deadline : NULL);
	}
	errno = error;
	return -1;
}

/* [lock] Takes the request (NULL: all) out of the lane's queue, onto *taken. */
static void
take_back(struct lane *lane, const struct aiocb *request, struct aiocb **taken)
{
	struct aiocb **at = &lane->first, *r;

	while ((r = *at)) {
		if (request && r != request) {
			at = &r->__next;
			continue;
		}
		*at = r->__next;
		r->__next = *taken;
		*taken = r;
	}
	lane->last = at;
}

int
aio_cancel(int fd, struct aiocb *request)
{
	struct aiocb *taken = NULL, *next;
	struct lane *lane;
	bool begun;
	int result;

	if (fcntl(fd, F_GETFD) < 0)
		return -1;
	pthread_mutex_lock(&lock);
	lane = *find_lane(fd);
	if (lane)
		take_back(lane, request, &taken);
	begun = lane && (request ? !taken && aio_error(request) == EINPROGRESS : lane->begun);
	pthread_mutex_unlock(&lock);
	result = begun ? AIO_NOTCANCELED : taken ? AIO_CANCELED : AIO_ALLDONE;
	for (; taken; taken = next) {
		next = taken->__next;
		finish(taken, -1, ECANCELED);
	}
	return result;
}
