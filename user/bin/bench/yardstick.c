/* SPDX-License-Identifier: MIT */
/* The operations of which other kernels' figures are known. */
#include "user/bin/bench/bench.h"

#include <linux/futex.h>
#include <mqueue.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BLOCK = 4096, MESSAGE = 64, MANY = 1000 };

static void
getpid_times(int times)
{
	while (times-- > 0)
		syscall(SYS_getpid);
}

static void
fork_exit_times(int times)
{
	int status;

	while (times-- > 0) {
		pid_t pid = fork();
		if (pid == 0)
			_exit(0);
		must(pid > 0 && waitpid(pid, &status, 0) == pid, "fork");
	}
}

static void
fork_exec_times(int times)
{
	static char *const argv[] = { "true", NULL };
	static char *const environment[] = { NULL };
	int status;

	while (times-- > 0) {
		pid_t pid = fork();
		if (pid == 0) {
			execve("/bin/true", argv, environment);
			_exit(127);
		}
		must(pid > 0 && waitpid(pid, &status, 0) == pid && status == 0, "fork and exec /bin/true");
	}
}

/* The child of a pipe benchmark: sends every byte back. */
static void
echo_bytes(int from, int to)
{
	char byte;

	while (read(from, &byte, 1) == 1)
		must(write(to, &byte, 1) == 1, "write");
	_exit(0);
}

static void
pipe_round_trip_times(int times)
{
	int there[2], back[2], status;
	char byte = 'x';

	must(pipe(there) == 0 && pipe(back) == 0, "pipe");
	pid_t pid = fork();
	if (pid == 0) {
		close(there[1]);
		echo_bytes(there[0], back[1]);
	}
	while (times-- > 0)
		must(write(there[1], &byte, 1) == 1 && read(back[0], &byte, 1) == 1, "round trip");
	close(there[1]);
	waitpid(pid, &status, 0);
	close(there[0]);
	close(back[0]);
	close(back[1]);
}

static void
drain(int from)
{
	static char block[BLOCK];

	while (read(from, block, sizeof block) > 0)
		;
	_exit(0);
}

static void
pipe_block_times(int times)
{
	static char block[BLOCK];
	int ends[2], status;

	must(pipe(ends) == 0, "pipe");
	pid_t pid = fork();
	if (pid == 0) {
		close(ends[1]);
		drain(ends[0]);
	}
	close(ends[0]);
	while (times-- > 0)
		must(write(ends[1], block, sizeof block) == sizeof block, "write");
	close(ends[1]);
	waitpid(pid, &status, 0);
}

static void
mutex_times(int times)
{
	static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

	while (times-- > 0) {
		pthread_mutex_lock(&mutex);
		pthread_mutex_unlock(&mutex);
	}
}

static void *
nothing(void *argument)
{
	return argument;
}

static void
thread_times(int times)
{
	pthread_t thread;

	while (times-- > 0) {
		must(pthread_create(&thread, NULL, nothing, NULL) == 0, "pthread_create");
		must(pthread_join(thread, NULL) == 0, "pthread_join");
	}
}

/* Waits until *word has become `value`. */
static void
futex_await(volatile int *word, int value)
{
	while (*word != value)
		syscall(SYS_futex, word, FUTEX_WAIT | FUTEX_PRIVATE_FLAG, !value, NULL, NULL, 0);
}

static void
futex_tell(volatile int *word, int value)
{
	*word = value;
	syscall(SYS_futex, word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1, NULL, NULL, 0);
}

static struct {
	volatile int there, back;
	int times;
} table;

static void *
play_back(void *argument)
{
	for (int i = 0; i < table.times; i++) {
		futex_await(&table.there, !(i & 1));
		futex_tell(&table.back, !(i & 1));
	}
	return argument;
}

static void
futex_times(int times)
{
	pthread_t thread;

	table.there = table.back = 0;
	table.times = times;
	must(pthread_create(&thread, NULL, play_back, NULL) == 0, "pthread_create");
	for (int i = 0; i < times; i++) {
		futex_tell(&table.there, !(i & 1));
		futex_await(&table.back, !(i & 1));
	}
	pthread_join(thread, NULL);
}

static void
mq_times(int times)
{
	struct mq_attr attributes = { .mq_maxmsg = 4, .mq_msgsize = MESSAGE };
	char message[MESSAGE] = "message";
	mqd_t queue = mq_open("/bench", O_CREAT | O_RDWR, 0600, &attributes);

	must(queue >= 0, "mq_open");
	while (times-- > 0)
		must(mq_send(queue, message, MESSAGE, 0) == 0 &&
		     mq_receive(queue, message, MESSAGE, NULL) == MESSAGE, "a message");
	mq_close(queue);
	mq_unlink("/bench");
}

/* The numbers are small: nothing else is open. */
static void
open_idle(int descriptors[MANY])
{
	for (int i = 0; i < MANY; i++)
		must((descriptors[i] = eventfd(0, 0)) >= 0, "eventfd");
}

static void
close_all(const int descriptors[MANY])
{
	for (int i = 0; i < MANY; i++)
		close(descriptors[i]);
}

static void
select_times(int times)
{
	int descriptors[MANY];
	fd_set all, read;

	open_idle(descriptors);
	FD_ZERO(&all);
	for (int i = 0; i < MANY; i++)
		FD_SET(descriptors[i], &all);
	while (times-- > 0) {
		struct timeval at_once = { 0 };

		read = all;
		must(select(descriptors[MANY - 1] + 1, &read, NULL, NULL, &at_once) == 0, "select");
	}
	close_all(descriptors);
}

static void
epoll_times(int times)
{
	int descriptors[MANY], set = epoll_create1(0);
	struct epoll_event event = { .events = EPOLLIN };

	must(set >= 0, "epoll_create1");
	open_idle(descriptors);
	for (int i = 0; i < MANY; i++)
		must(epoll_ctl(set, EPOLL_CTL_ADD, descriptors[i], &event) == 0, "epoll_ctl");
	must(eventfd_write(descriptors[MANY / 2], 1) == 0, "eventfd_write");
	while (times-- > 0)
		must(epoll_wait(set, &event, 1, -1) == 1, "epoll_wait");
	close_all(descriptors);
	close(set);
}

const struct benchmark yardstick[] = {
	{ "getpid", getpid_times, 20000 },
	{ "fork+exit+wait", fork_exit_times, 50 },
	{ "fork+exec+wait", fork_exec_times, 30 },
	{ "pipe-round-trip", pipe_round_trip_times, 1000 },
	{ "pipe-4KiB", pipe_block_times, 2000 },
	{ "mutex-pair", mutex_times, 100000 },
	{ "pthread-create+join", thread_times, 200 },
	{ "futex-ping-pong", futex_times, 1000 },
	{ "mq-send+receive", mq_times, 2000 },
	{ "select-1000-idle", select_times, 50 },
	{ "epoll-1000-one-ready", epoll_times, 2000 },
	{ NULL, NULL, 0 },
};
