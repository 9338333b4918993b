/* SPDX-License-Identifier: MIT */
/*
 * What an operation costs among many threads or objects.
 *
 *   yield       each of many runnable threads yields in turn
 *   timer       a timer is armed and disarmed while many threads sleep, each to a time of its own
 *   futex-wake  one of many threads wakes, answers and sleeps again; each has a word of its own
 *   futex-queue the same, and all wait for one word
 *   epoll       one of many descriptors in a set is ready
 *   fork        fork, exit and wait, with many threads in another process
 *   fork-page   the same with many pages touched: nanoseconds per page, above what fork costs without
 */
#include "user/bin/bench/bench.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 10000, STACK = 16384, ROUNDS = 5, PAGE = 4096, LINE = 64 };

/* Threads that live until over() is true. */
static struct {
	pthread_t thread[MOST];
	int size;
	int started;            /* atomic */
	volatile int gate;      /* 1: all are there, 2: all shall go */
} crowd;

static volatile int answer;
static uint64_t yields;     /* atomic */
static struct {
	volatile int word;
	char rest[LINE - sizeof(int)];
} desks[MOST];

/* The threads' bodies. */
static void
check_in(void)
{
	__atomic_fetch_add(&crowd.started, 1, __ATOMIC_SEQ_CST);
	while (!crowd.gate)
		futex_wait(&crowd.gate, 0);
}

static void *
yielder(void *argument)
{
	check_in();
	while (crowd.gate == 1) {
		sched_yield();
		__atomic_fetch_add(&yields, 1, __ATOMIC_RELAXED);
	}
	return argument;
}

static void *
clerk(void *argument)
{
	volatile int *word = argument;

	check_in();
	while (futex_wait(word, 0) == 0 && crowd.gate == 1) {
		answer = 1;
		futex_wake(&answer, 1);
	}
	return NULL;
}

static void *
sleeper(void *argument)
{
	check_in();
	return argument;
}

/* Where the i-th thread waits. */
static void *
own_desk(int i)
{
	return (void *)&desks[i].word;
}

static void *
one_desk(int i)
{
	(void)i;
	return (void *)&desks[0].word;
}

static void
gather(int many, void *(*body)(void *), void *(*place)(int))
{
	pthread_attr_t attributes;

	crowd.size = many;
	crowd.started = crowd.gate = 0;
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK);
	for (int i = 0; i < many; i++)
		desks[i].word = 0;
	for (int i = 0; i < many; i++)
		must(pthread_create(&crowd.thread[i], &attributes, body, place(i)) == 0, "pthread_create");
	pthread_attr_destroy(&attributes);
	while (__atomic_load_n(&crowd.started, __ATOMIC_SEQ_CST) < many)
		sched_yield();
}

static void
open_gate(int gate)
{
	crowd.gate = gate;
	futex_wake(&crowd.gate, MOST);
}

static void
disperse(void)
{
	open_gate(2);
	for (int i = 0; i < crowd.size; i++) {
		desks[i].word = 1;
		futex_wake(&desks[i].word, MOST);
	}
	for (int i = 0; i < crowd.size; i++)
		must(pthread_join(crowd.thread[i], NULL) == 0, "pthread_join");
}

/* The least of several rounds of `times` operations. */
static uint64_t
least(void (*run)(int many, int times), int many, int times)
{
	uint64_t least = UINT64_MAX;

	for (int round = 0; round < ROUNDS; round++) {
		uint64_t start = now();
		run(many, times);
		uint64_t took = (now() - start) / (uint64_t)times;
		if (took < least)
			least = took;
	}
	return least;
}

static uint64_t
measure_yield(int many)
{
	uint64_t best = UINT64_MAX;

	gather(many, yielder, own_desk);
	open_gate(1);
	for (int round = 0; round < ROUNDS; round++) {
		sched_yield();
		uint64_t start = now(), before = __atomic_load_n(&yields, __ATOMIC_RELAXED);
		for (int i = 0; i < 1 + 4 * MOST / many / 10; i++)
			sched_yield();
		uint64_t took = (now() - start) / (__atomic_load_n(&yields, __ATOMIC_RELAXED) - before);
		if (took < best)
			best = took;
	}
	disperse();
	return best;
}

static void
wake_times(int many, int times)
{
	static int next;

	for (int i = 0; i < times; i++) {
		next = (next + 7) % many;
		answer = 0;
		while (futex_wake(desks[0].rest[0] ? &desks[0].word : &desks[next].word, 1) == 0)
			sched_yield();
		while (!answer)
			futex_wait(&answer, 0);
	}
}

static uint64_t
measure_clerks(int many, void *(*place)(int))
{
	gather(many, clerk, place);
	open_gate(1);
	for (int i = 0; i < 3; i++)
		sched_yield(); /* all are at their desks */
	desks[0].rest[0] = place == one_desk;
	uint64_t took = least(wake_times, many, 2000);
	disperse();
	return took;
}

static uint64_t
measure_wake(int many)
{
	return measure_clerks(many, own_desk);
}

static uint64_t
measure_queue(int many)
{
	return measure_clerks(many, one_desk);
}

static void *
dreamer(void *argument)
{
	struct timespec until = { .tv_sec = 1000000 + (long)((size_t)argument * 7919 % MOST) };

	__atomic_fetch_add(&crowd.started, 1, __ATOMIC_SEQ_CST);
	clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
	return NULL;
}

static void *
number(int i)
{
	return (void *)(size_t)i;
}

/* In a child, whose end ends the threads: sleepers cannot be told. */
static pid_t
crowd_elsewhere(int many, void *(*body)(void *))
{
	int there[2];
	char byte = 0;

	must(pipe(there) == 0, "pipe");
	pid_t pid = fork();
	must(pid >= 0, "fork");
	if (pid == 0) {
		gather(many, body, number);
		sched_yield();
		must(write(there[1], &byte, 1) == 1, "write");
		for (;;)
			pause();
	}
	close(there[1]);
	must(read(there[0], &byte, 1) == 1, "the crowd");
	close(there[0]);
	return pid;
}

static void
send_home(pid_t pid)
{
	int status;

	kill(pid, SIGKILL);
	must(waitpid(pid, &status, 0) == pid, "waitpid");
}

static int timer;

static void
timer_times(int many, int times)
{
	struct itimerspec never = { 0 }, at = { 0 };

	(void)many;
	for (int i = 0; i < times; i++) {
		at.it_value.tv_sec = 1000000 + i * 7919 % MOST;
		must(timerfd_settime(timer, TFD_TIMER_ABSTIME, &at, NULL) == 0 &&
		     timerfd_settime(timer, 0, &never, NULL) == 0, "timerfd_settime");
	}
}

static uint64_t
measure_timer(int many)
{
	pid_t pid = crowd_elsewhere(many, dreamer);

	must((timer = timerfd_create(CLOCK_MONOTONIC, 0)) >= 0, "timerfd_create");
	uint64_t took = least(timer_times, many, 5000);
	close(timer);
	send_home(pid);
	return took;
}

static int descriptors[MOST], set;

static void
epoll_times(int many, int times)
{
	struct epoll_event event;
	eventfd_t value;

	for (int i = 0; i < times; i++) {
		int ready = descriptors[i * 7919 % many];

		must(eventfd_write(ready, 1) == 0 && epoll_wait(set, &event, 1, -1) == 1 &&
		     event.data.fd == ready && eventfd_read(ready, &value) == 0, "epoll_wait");
	}
}

static uint64_t
measure_epoll(int many)
{
	must((set = epoll_create1(0)) >= 0, "epoll_create1");
	for (int i = 0; i < many; i++) {
		must((descriptors[i] = eventfd(0, EFD_NONBLOCK)) >= 0, "eventfd");
		struct epoll_event event = { .events = EPOLLIN, .data.fd = descriptors[i] };
		must(epoll_ctl(set, EPOLL_CTL_ADD, descriptors[i], &event) == 0, "epoll_ctl");
	}
	uint64_t took = least(epoll_times, many, 2000);
	for (int i = 0; i < many; i++)
		close(descriptors[i]);
	close(set);
	return took;
}

static void
fork_times(int many, int times)
{
	int status;

	(void)many;
	while (times-- > 0) {
		pid_t pid = fork();
		if (pid == 0)
			_exit(0);
		must(pid > 0 && waitpid(pid, &status, 0) == pid, "fork");
	}
}

static uint64_t
measure_fork(int many)
{
	pid_t pid = crowd_elsewhere(many, sleeper);
	uint64_t took = least(fork_times, many, 50);

	send_home(pid);
	return took;
}

static uint64_t
measure_pages(int many)
{
	size_t size = (size_t)many * PAGE;
	uint64_t without = least(fork_times, many, 50);
	char *pages = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	must(pages != MAP_FAILED, "mmap");
	for (size_t at = 0; at < size; at += PAGE)
		pages[at] = 1;
	uint64_t with = least(fork_times, many, 50);
	munmap(pages, size);
	return with > without ? (with - without) / (uint64_t)many : 0;
}

const struct growth growths[] = {
	{ "yield", measure_yield },
	{ "timer", measure_timer },
	{ "futex-wake", measure_wake },
	{ "futex-queue", measure_queue },
	{ "epoll", measure_epoll },
	{ "fork", measure_fork },
	{ "fork-page", measure_pages },
	{ NULL, NULL },
};
