/* SPDX-License-Identifier: MIT */
/*
 * Calls, processes, threads, signals and memory.
 *
 *   fork+exec    of this very program, which ends at once (main.c)
 *   yield        two threads in turn; both ones' calls count
 *   switch:N     a byte goes round through N processes, one pipe between each two; from one to the next
 *   page-fault   the first write to a page
 *   mmap:N       a page is mapped and unmapped among N mappings
 *   fork:N       as fork+exit, with N pages written before
 */
#include "user/bin/bench/bench.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE = 4096, FRESH = 256 };

static void
getpid_times(int times)
{
	while (times-- > 0)
		syscall(SYS_getpid);
}

static void
await(pid_t pid)
{
	int status;

	must(pid > 0 && waitpid(pid, &status, 0) == pid && status == 0, "a child");
}

static void
fork_exit_times(int times)
{
	while (times-- > 0) {
		pid_t pid = fork();
		if (pid == 0)
			_exit(0);
		await(pid);
	}
}

static void
end_at_once(void)
{
	static char *const argv[] = { "bench", "--nothing", NULL }, *const environment[] = { NULL };

	execve("/bin/bench", argv, environment);
	_exit(127);
}

static void
fork_exec_times(int times)
{
	while (times-- > 0) {
		pid_t pid = fork();
		if (pid == 0)
			end_at_once();
		await(pid);
	}
}

static void
vfork_exec_times(int times)
{
	while (times-- > 0) {
		pid_t pid = vfork();
		if (pid == 0)
			end_at_once();
		await(pid);
	}
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

static void
start_partner(void *(*body)(void *))
{
	pthread_t thread;

	must(pthread_create(&thread, NULL, body, NULL) == 0, "pthread_create");
}

static volatile int turn; /* 1: the partner's */

static void *
futex_partner(void *argument)
{
	for (;;) {
		while (!turn)
			futex_wait(&turn, 0);
		turn = 0;
		futex_wake(&turn, 1);
	}
	return argument;
}

static void
futex_prepare(int size)
{
	(void)size;
	start_partner(futex_partner);
}

static void
futex_times(int times)
{
	while (times-- > 0) {
		turn = 1;
		futex_wake(&turn, 1);
		while (turn)
			futex_wait(&turn, 1);
	}
}

static pthread_mutex_t table = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t passed = PTHREAD_COND_INITIALIZER;

/* Waits for a turn and passes it on. */
static void
play(int mine)
{
	pthread_mutex_lock(&table);
	while (turn != mine)
		pthread_cond_wait(&passed, &table);
	turn = !mine;
	pthread_cond_signal(&passed);
	pthread_mutex_unlock(&table);
}

static void *
condition_partner(void *argument)
{
	for (;;)
		play(1);
	return argument;
}

static void
condition_prepare(int size)
{
	(void)size;
	start_partner(condition_partner);
}

static void
condition_times(int times)
{
	while (times-- > 0)
		play(0);
}

static volatile unsigned partner_yields;

static void *
yield_partner(void *argument)
{
	for (;; partner_yields++)
		sched_yield();
	return argument;
}

static void
yield_prepare(int size)
{
	(void)size;
	start_partner(yield_partner);
}

static void
yield_times(int times)
{
	unsigned before = partner_yields;

	for (unsigned mine = 0; mine + (partner_yields - before) < (unsigned)times; mine++)
		sched_yield();
}

static volatile int caught;

static void
catch(int number)
{
	(void)number;
	caught++;
}

static void
signal_prepare(int size)
{
	struct sigaction action = { .sa_handler = catch };

	(void)size;
	must(sigaction(SIGUSR1, &action, NULL) == 0, "sigaction");
}

static void
signal_times(int times)
{
	pid_t self = getpid();

	for (caught = 0; caught < times;)
		must(kill(self, SIGUSR1) == 0, "kill");
}

static int ring_in, ring_out, ring_size;

static void
pass_on(int from, int to)
{
	char byte;

	while (read(from, &byte, 1) == 1 && write(to, &byte, 1) == 1)
		;
	_exit(0);
}

/* Each process has only its own two ends open, so the ring falls apart from whom ends first. */
static void
ring_prepare(int size)
{
	int first[2], ends[2];

	must(pipe(first) == 0, "pipe");
	ring_out = first[1];
	ring_in = first[0];
	ring_size = size;
	for (int i = 1; i < size; i++) {
		must(pipe(ends) == 0, "pipe");
		if (helper()) {
			close(ring_out);
			close(ends[0]);
			pass_on(ring_in, ends[1]);
		}
		close(ring_in);
		close(ends[1]);
		ring_in = ends[0];
	}
}

static void
ring_times(int times)
{
	char byte = 'x';

	for (; times > 0; times -= ring_size)
		must(write(ring_out, &byte, 1) == 1 && read(ring_in, &byte, 1) == 1, "the ring");
}

/* Less than what Linux would give a large page for. */
static void
fault_times(int times)
{
	for (; times > 0; times -= FRESH) {
		volatile char *pages = mmap(NULL, FRESH * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		must(pages != MAP_FAILED, "mmap");
		for (int i = 0; i < FRESH; i++)
			pages[i * PAGE] = 1;
		munmap((void *)pages, FRESH * PAGE);
	}
}

/* Neighbours differ, or they were one mapping. */
static void
mmap_prepare(int size)
{
	for (int i = 0; i < size; i++)
		must(mmap(NULL, PAGE, i & 1 ? PROT_READ : PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED,
		     "mmap");
}

static void
mmap_times(int times)
{
	while (times-- > 0) {
		void *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		must(page != MAP_FAILED && munmap(page, PAGE) == 0, "mmap");
	}
}

static void
pages_prepare(int size)
{
	char *pages = mmap(NULL, (size_t)size * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	must(pages != MAP_FAILED, "mmap");
	for (int i = 0; i < size; i++)
		pages[i * PAGE] = 1;
}

const struct row process_rows[] = {
	{ "getpid", getpid_times, 2000, .size = 0 },
	{ "fork+exit", fork_exit_times, 40, .size = 0 },
	{ "fork:10", fork_exit_times, 20, .prepare = pages_prepare, .size = 10 },
	{ "fork:10000", fork_exit_times, 2, .prepare = pages_prepare, .size = 10000 },
	{ "fork+exec", fork_exec_times, 40, .size = 0 },
	{ "vfork+exec", vfork_exec_times, 40, .size = 0 },
	{ "mutex-pair", mutex_times, 2000, .size = 0 },
	{ "thread-create+join", thread_times, 100, .size = 0 },
	{ "futex-ping-pong", futex_times, 200, .prepare = futex_prepare },
	{ "condition-ping-pong", condition_times, 200, .prepare = condition_prepare },
	{ "yield", yield_times, 500, .prepare = yield_prepare },
	{ "signal", signal_times, 500, .prepare = signal_prepare },
	{ "switch:2", ring_times, 400, .prepare = ring_prepare, .size = 2 },
	{ "switch:16", ring_times, 400, .prepare = ring_prepare, .size = 16 },
	{ "switch:10", ring_times, 400, .prepare = ring_prepare, .size = 10 },
	{ "switch:1000", ring_times, 2000, .prepare = ring_prepare, .size = 1000, .slow = 1 },
	{ "page-fault", fault_times, 1024, .size = 0 },
	{ "mmap+munmap", mmap_times, 300, .size = 0 },
	{ "mmap:10", mmap_times, 300, .prepare = mmap_prepare, .size = 10 },
	{ "mmap:10000", mmap_times, 300, .prepare = mmap_prepare, .size = 10000 },
	{ .name = NULL },
};
