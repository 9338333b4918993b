/* SPDX-License-Identifier: MIT */
/* What a static program of the GNU C library asks of a kernel, one line each.  What it asks of files that a tree without its
 * shared objects does not have (dlopen, iconv, name services) is in README.md and not here. */
#include <aio.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <glob.h>
#include <locale.h>
#include <math.h>
#include <mqueue.h>
#include <netdb.h>
#include <pthread.h>
#include <regex.h>
#include <semaphore.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static thread_local int own = 3;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static int go;
static sem_t rang;

static void *
counts(void *unused)
{
	pthread_mutex_lock(&mutex);
	while (!go)
		pthread_cond_wait(&condition, &mutex);
	pthread_mutex_unlock(&mutex);
	own++;
	return unused ? NULL : (void *)(long)own;
}

static void *
sleeps(void *unused)
{
	for (;;)
		sleep(1);
	return unused;
}

static void
threads(void)
{
	pthread_t thread[4], sleeper;
	void *result;
	long sum = 0;

	for (int i = 0; i < 4; i++)
		pthread_create(&thread[i], NULL, counts, NULL);
	pthread_mutex_lock(&mutex);
	go = 1;
	pthread_cond_broadcast(&condition);
	pthread_mutex_unlock(&mutex);
	for (int i = 0; i < 4; i++) {
		pthread_join(thread[i], &result);
		sum += (long)result;
	}
	printf("threads: %ld\n", sum);
	pthread_create(&sleeper, NULL, sleeps, NULL);
	printf("cancel: %d\n", pthread_cancel(sleeper));
	pthread_join(sleeper, &result);
	printf("cancelled: %d\n", result == PTHREAD_CANCELED);
}

static void
processes(void)
{
	char *arguments[] = { "/proc/self/exe", "spawned", NULL }, line[64] = "";
	int status;
	pid_t child = fork();
	FILE *pipe;

	if (child == 0)
		exit(7);
	waitpid(child, &status, 0);
	printf("fork: %d\n", WEXITSTATUS(status));
	if (posix_spawn(&child, arguments[0], NULL, NULL, arguments, environ) == 0)
		waitpid(child, &status, 0);
	printf("spawn: %d\n", WEXITSTATUS(status));
	printf("system: %d\n", WEXITSTATUS(system("exit 3")));
	pipe = popen("echo piped", "r");
	if (fgets(line, sizeof(line), pipe))
		printf("popen: %s", line);
	printf("pclose: %d\n", pclose(pipe));
}

static void
rings(union sigval value)
{
	go = value.sival_int;
	sem_post(&rang);
}

static void
objects(void)
{
	struct sigevent event = { .sigev_notify = SIGEV_THREAD, .sigev_notify_function = rings, .sigev_value.sival_int = 42 };
	struct itimerspec soon = { .it_value.tv_nsec = 1000000 };
	int memory = shm_open("/memory", O_CREAT | O_RDWR, 0600);
	struct aiocb write = { .aio_fildes = memory, .aio_buf = "abc", .aio_nbytes = 3 };
	const struct aiocb *list[] = { &write };
	timer_t timer;

	printf("sem_open: %d\n", sem_open("/semaphore", O_CREAT, 0600, 1) != SEM_FAILED);
	printf("mq_open: %d\n", mq_open("/queue", O_CREAT | O_RDWR, 0600, NULL) >= 0);
	printf("shm_open: %d\n", memory >= 0);
	printf("aio_write: %d\n", aio_write(&write));
	while (aio_error(&write) == EINPROGRESS)
		aio_suspend(list, 1, NULL);
	printf("aio_return: %zd\n", aio_return(&write));
	sem_init(&rang, 0, 0);
	printf("timer_create: %d\n", timer_create(CLOCK_MONOTONIC, &event, &timer));
	timer_settime(timer, 0, &soon, NULL);
	sem_wait(&rang);
	printf("its thread: %d\n", go);
}

static void
the_rest(void)
{
	struct addrinfo hints = { .ai_flags = AI_NUMERICHOST }, *addresses;
	time_t epoch = 0;
	char bytes[8];
	void *frames[8];
	regex_t regex;
	glob_t found;

	printf("locale: %s\n", setlocale(LC_ALL, ""));
	printf("getaddrinfo: %d\n", getaddrinfo("127.0.0.1", "80", &hints, &addresses));
	printf("getrandom: %zd\n", getrandom(bytes, sizeof(bytes), 0));
	printf("regcomp: %d\n", regcomp(&regex, "a+b", REG_EXTENDED));
	printf("glob: %d\n", glob("/pro*", 0, NULL, &found));
	printf("backtrace: %d\n", backtrace(frames, 8) > 1);
	printf("mlock: %d\n", mlock(bytes, sizeof(bytes)));
	printf("sin: %.15f\n", sin(1.0));
	printf("the epoch: %s", asctime(gmtime(&epoch)));
}

int
main(int argc, char **argv)
{
	setvbuf(stdout, NULL, _IONBF, 0);
	if (argc > 1)
		return printf("%s\n", argv[1]) < 0;
	threads();
	processes();
	objects();
	the_rest();
	return 5;
}
