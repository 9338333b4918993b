/* SPDX-License-Identifier: MIT */
/* Every kind of wait, waited for ever or (fine-...) almost; one way a run.  See
 * deadlocks-of-every-kind.sh. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <heddle.h>

#define NAP 100000 /* long enough for several looks of the detector */

static pthread_mutex_t A = PTHREAD_MUTEX_INITIALIZER, B = PTHREAD_MUTEX_INITIALIZER,
		       C = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t R = PTHREAD_RWLOCK_INITIALIZER, S = PTHREAD_RWLOCK_INITIALIZER;
static pthread_cond_t rung = PTHREAD_COND_INITIALIZER;
static pthread_barrier_t all;
static sem_t none;
static int one[2], two[2];

static void
need(int ok, const char *what)
{
	if (ok)
		return;
	perror(what);
	_exit(3);
}

/* Threads: each takes one lock and, when all have theirs, another. */
struct taker {
	void *first, *second;
	int (*take[2])(void *);
};

static int
take_mutex(void *m)
{
	return pthread_mutex_lock(m);
}

static int
take_write(void *l)
{
	return pthread_rwlock_wrlock(l);
}

static int
take_read(void *l)
{
	return pthread_rwlock_rdlock(l);
}

static void *
taker(void *arg)
{
	struct taker *t = arg;

	t->take[0](t->first);
	pthread_barrier_wait(&all);
	t->take[1](t->second);
	return NULL;
}

static void
take_in_a_circle(struct taker *t, unsigned n)
{
	pthread_t thread[3];

	pthread_barrier_init(&all, NULL, n);
	for (unsigned i = 0; i < n; i++)
		pthread_create(&thread[i], NULL, taker, &t[i]);
	for (unsigned i = 0; i < n; i++)
		pthread_join(thread[i], NULL);
}

static void
three_mutexes(void)
{
	struct taker t[] = { { &A, &B, { take_mutex, take_mutex } },
			     { &B, &C, { take_mutex, take_mutex } },
			     { &C, &A, { take_mutex, take_mutex } } };

	take_in_a_circle(t, 3);
}

static void
inherit_and_plain(void)
{
	struct taker t[] = { { &C, &B, { take_mutex, take_mutex } }, { &B, &C, { take_mutex, take_mutex } } };
	pthread_mutexattr_t inherit;

	pthread_mutexattr_init(&inherit);
	pthread_mutexattr_setprotocol(&inherit, PTHREAD_PRIO_INHERIT);
	pthread_mutex_init(&C, &inherit);
	take_in_a_circle(t, 2);
}

static void
rwlocks(void)
{
	struct taker t[] = { { &R, &S, { take_write, take_write } }, { &S, &R, { take_write, take_write } } };

	take_in_a_circle(t, 2);
}

/* Each writes one and would read the other's. */
static void
reads(void)
{
	struct taker t[] = { { &R, &S, { take_write, take_read } }, { &S, &R, { take_write, take_read } } };

	take_in_a_circle(t, 2);
}

/* Each reads one and would write the other's. */
static void
readers(void)
{
	struct taker t[] = { { &R, &S, { take_read, take_write } }, { &S, &R, { take_read, take_write } } };

	take_in_a_circle(t, 2);
}

/* Two read, and would write without letting go; a third thread could go on for ever. */
static void
upgrade(void)
{
	struct taker t[] = { { &R, &R, { take_read, take_write } }, { &R, &R, { take_read, take_write } } };
	pthread_t thread;

	pthread_barrier_init(&all, NULL, 2);
	for (unsigned i = 0; i < 2; i++)
		pthread_create(&thread, NULL, taker, &t[i]);
	for (;;)
		usleep(NAP);
}

static void *
read_at_last(void *barrier)
{
	take_read(&R);
	pthread_barrier_wait(barrier);
	pthread_barrier_wait(barrier);
	usleep(NAP); /* the writer sleeps now */
	take_read(&R);
	return NULL;
}

/* It reads what it reads already, behind a writer that waits for it. */
static void
read_again(void)
{
	pthread_t thread;

	pthread_barrier_init(&all, NULL, 2);
	pthread_create(&thread, NULL, read_at_last, &all);
	pthread_barrier_wait(&all);
	pthread_barrier_wait(&all);
	take_write(&R);
}

static void *
write_in_time(void *barrier)
{
	struct timespec end;

	pthread_barrier_wait(barrier);
	clock_gettime(CLOCK_REALTIME, &end);
	end.tv_sec++;
	need(pthread_rwlock_timedwrlock(&R, &end) == ETIMEDOUT, "a writer among readers");
	return NULL;
}

/* The same, but the writer gives up. */
static void
fine_writer_gives_up(void)
{
	pthread_t thread;

	pthread_barrier_init(&all, NULL, 2);
	pthread_create(&thread, NULL, write_in_time, &all);
	take_read(&R);
	pthread_barrier_wait(&all);
	usleep(NAP);
	take_read(&R);
	pthread_join(thread, NULL);
}

static void *
take_a(void *arg)
{
	pthread_mutex_lock(&A);
	pthread_mutex_unlock(&A);
	return arg;
}

static void
mutex_and_join(void)
{
	pthread_t thread;

	pthread_mutex_lock(&A);
	pthread_create(&thread, NULL, take_a, NULL);
	pthread_join(thread, NULL);
}

static void *
listen_for(void *semaphore)
{
	sem_wait(semaphore);
	return NULL;
}

static void
semaphore(void)
{
	pthread_t thread[2];

	for (int i = 0; i < 2; i++)
		pthread_create(&thread[i], NULL, listen_for, &none);
	pthread_join(thread[0], NULL);
}

static void
condition(void)
{
	pthread_mutex_lock(&A);
	pthread_cond_wait(&rung, &A);
}

static void
shared_semaphore(void)
{
	sem_t *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	sem_init(s, 1, 0);
	fork();
	sem_wait(s);
}

/* --- two processes, each with one end of two pipes or alike --- */

static void
read_one(int fd)
{
	char c;

	if (read(fd, &c, 1) < 0)
		perror("read");
}

static void
fill(int fd)
{
	static char page[4096];

	while (write(fd, page, sizeof page) > 0)
		;
}

/* The parent keeps only what it needs; `body` gets one[0] and two[1], or their like. */
static void
both_ways(void (*child)(void), void (*parent)(void))
{
	pid_t pid = fork();

	need(pid >= 0, "fork");
	close(pid ? one[1] : one[0]);
	close(pid ? two[0] : two[1]);
	(pid ? parent : child)();
	_exit(0);
}

static void
read_two(void)
{
	read_one(two[0]);
}

static void
read_first(void)
{
	read_one(one[0]);
}

static void
fill_one(void)
{
	fill(one[1]);
}

static void
fill_two(void)
{
	fill(two[1]);
}

static void
make_pipes(void)
{
	need(pipe(one) == 0 && pipe(two) == 0, "pipe");
}

static void
pipes(void)
{
	make_pipes();
	both_ways(read_two, read_first);
}

static void
full_pipes(void)
{
	make_pipes();
	both_ways(fill_one, fill_two);
}

static void
own_pipe(void)
{
	need(pipe(one) == 0, "pipe");
	read_one(one[0]);
}

static void
select_one(void)
{
	fd_set set;

	FD_ZERO(&set);
	FD_SET(one[0], &set);
	select(one[0] + 1, &set, NULL, NULL, NULL);
}

static void
poll_two(void)
{
	struct pollfd p = { .fd = two[0], .events = POLLIN };

	poll(&p, 1, -1);
}

static void
selects(void)
{
	make_pipes();
	both_ways(poll_two, select_one);
}

static void
epoll_one(void)
{
	int set = epoll_create1(0);
	struct epoll_event e = { .events = EPOLLIN };

	need(epoll_ctl(set, EPOLL_CTL_ADD, one[0], &e) == 0, "epoll_ctl");
	epoll_wait(set, &e, 1, -1);
}

static void
epolls(void)
{
	make_pipes();
	both_ways(read_two, epoll_one);
}

static void
sockets(void)
{
	int pair[2];
	pid_t pid;

	need(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "socketpair");
	pid = fork();
	close(pair[pid ? 0 : 1]);
	read_one(pair[pid ? 1 : 0]);
}

static void
tcp(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof a;
	int listener = socket(AF_INET, SOCK_STREAM, 0), s = socket(AF_INET, SOCK_STREAM, 0);

	need(listen(listener, 1) == 0 && getsockname(listener, (struct sockaddr *)&a, &size) == 0, "listen");
	if (fork() == 0) {
		close(listener);
		need(connect(s, (struct sockaddr *)&a, size) == 0, "connect");
	} else {
		close(s);
		s = accept(listener, NULL, NULL);
		close(listener);
	}
	read_one(s);
}

static void
queues(void)
{
	struct mq_attr attr = { .mq_maxmsg = 1, .mq_msgsize = 8 };
	mqd_t q[2] = { mq_open("/one", O_RDWR | O_CREAT, 0600, &attr), mq_open("/two", O_RDWR | O_CREAT, 0600, &attr) };
	char buffer[8];

	mq_receive(q[fork() == 0], buffer, sizeof buffer, NULL);
}

static void
event(void)
{
	int fd = eventfd(0, 0);
	uint64_t n;

	fork();
	if (read(fd, &n, sizeof n) < 0)
		perror("read");
}

static void
child_and_pipe(void)
{
	pid_t pid;

	need(pipe(one) == 0, "pipe");
	pid = fork();
	if (pid == 0) {
		close(one[1]);
		read_one(one[0]);
		_exit(0);
	}
	waitpid(pid, NULL, 0);
}

static void
file_locks(void)
{
	int x = open("/tmp/x", O_CREAT | O_RDWR, 0600), y = open("/tmp/y", O_CREAT | O_RDWR, 0600);
	const char *mine, *other;

	make_pipes();
	close(x);
	close(y);
	mine = fork() ? "/tmp/x" : "/tmp/y";
	other = mine[5] == 'x' ? "/tmp/y" : "/tmp/x";
	flock(open(mine, O_RDWR), LOCK_EX);
	if (mine[5] == 'x') {
		write(one[1], "", 1);
		read_one(two[0]);
	} else {
		write(two[1], "", 1);
		read_one(one[0]);
	}
	flock(open(other, O_RDWR), LOCK_EX);
}

static void
fifo(void)
{
	need(mkfifo("/tmp/fifo", 0600) == 0, "mkfifo");
	open("/tmp/fifo", O_RDONLY);
}

/* --- what goes on, though for a while it looks as if not --- */

static void
post(int signo)
{
	sem_post(&none);
}

static void
wait_for_post(void)
{
	while (sem_wait(&none) != 0)
		need(errno == EINTR, "sem_wait");
}

static void
fine_alarm(void)
{
	struct itimerval in = { .it_value.tv_usec = NAP };

	signal(SIGALRM, post);
	setitimer(ITIMER_REAL, &in, NULL);
	wait_for_post();
}

static void
fine_child_signal(void)
{
	signal(SIGCHLD, post);
	if (fork() == 0) {
		usleep(NAP);
		_exit(0);
	}
	wait_for_post();
}

static void
fine_kill(void)
{
	pid_t parent = getpid();

	signal(SIGUSR1, post);
	if (fork() == 0) {
		usleep(NAP);
		kill(parent, SIGUSR1);
		_exit(0);
	}
	wait_for_post();
	wait(NULL);
}

/* A grandchild has the write end, and sleeps. */
static void
fine_writer_sleeps(void)
{
	need(pipe(one) == 0, "pipe");
	if (fork() == 0) {
		if (fork() == 0) {
			usleep(NAP);
			write(one[1], "", 1);
		}
		_exit(0);
	}
	close(one[1]);
	read_one(one[0]);
}

/* The write end is in a message that has not been received yet. */
static void
fine_on_its_way(void)
{
	struct { struct cmsghdr h; int fd; } control = { { CMSG_LEN(sizeof(int)), SOL_SOCKET, SCM_RIGHTS }, 0 };
	struct iovec byte = { "x", 1 };
	struct msghdr m = { .msg_iov = &byte, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
	int pair[2];

	need(pipe(one) == 0 && socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "pair");
	control.fd = one[1];
	need(sendmsg(pair[0], &m, 0) == 1, "sendmsg");
	close(one[1]);
	if (fork() == 0) {
		char c;

		usleep(NAP);
		byte.iov_base = &c;
		need(recvmsg(pair[1], &m, 0) == 1, "recvmsg");
		write(control.fd, "", 1);
		_exit(0);
	}
	close(pair[0]);
	close(pair[1]);
	read_one(one[0]);
}

/* It does not get on before its child is over, which waits for it. */
static void
vfork_and_pipe(void)
{
	need(pipe(one) == 0, "pipe");
	if (vfork() == 0) {
		read_one(one[0]);
		_exit(0);
	}
}

static void *
naps_and_signals(void *arg)
{
	usleep(NAP);
	pthread_mutex_lock(&A);
	pthread_cond_signal(&rung);
	pthread_mutex_unlock(&A);
	return arg;
}

static void
fine_thread_sleeps(void)
{
	pthread_t thread;

	pthread_mutex_lock(&A);
	pthread_create(&thread, NULL, naps_and_signals, NULL);
	pthread_cond_wait(&rung, &A);
	pthread_mutex_unlock(&A);
	pthread_join(thread, NULL);
}

static void
fine_timeout(void)
{
	struct pollfd p = { .events = POLLIN };

	need(pipe(one) == 0, "pipe");
	p.fd = one[0];
	poll(&p, 1, NAP / 1000);
}

static void
fine_file_lock(void)
{
	int fd = open("/tmp/x", O_CREAT | O_RDWR, 0600);

	need(pipe(one) == 0, "pipe");
	if (fork() == 0) {
		close(fd);
		flock(open("/tmp/x", O_RDWR), LOCK_EX);
		write(one[1], "", 1);
		usleep(NAP);
		_exit(0);
	}
	read_one(one[0]);
	flock(fd, LOCK_EX);
}

static void *
adds_a_timer(void *arg)
{
	struct itimerspec soon = { .it_value.tv_nsec = 5 * NAP * 1000 };
	struct epoll_event e = { .events = EPOLLIN };
	int timer = timerfd_create(CLOCK_MONOTONIC, 0);

	usleep(NAP);
	timerfd_settime(timer, 0, &soon, NULL);
	epoll_ctl(*(int *)arg, EPOLL_CTL_ADD, timer, &e);
	read_one(one[0]);
	return NULL;
}

/* What somebody waits for may become more while he waits. */
static void
fine_set_grows(void)
{
	int set = epoll_create1(0);
	struct epoll_event e;
	pthread_t thread;

	need(pipe(one) == 0, "pipe");
	pthread_create(&thread, NULL, adds_a_timer, &set);
	need(epoll_wait(set, &e, 1, -1) == 1, "epoll_wait");
}

/* A grandchild has the memory, too. */
static void
fine_shared_word(void)
{
	sem_t *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	sem_init(s, 1, 0);
	if (fork() == 0) {
		if (fork() == 0) {
			usleep(NAP);
			sem_post(s);
		}
		_exit(0);
	}
	sem_wait(s);
}

/* The terminal may still say something. */
static void
fine_terminal(void)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY), slave;
	char name[32];

	grantpt(master);
	unlockpt(master);
	need(ptsname_r(master, name, sizeof name) == 0, "ptsname");
	slave = open(name, O_RDWR | O_NOCTTY);
	if (fork() == 0) {
		usleep(NAP);
		write(master, "x\n", 2);
		_exit(0);
	}
	read_one(slave);
}

static const struct {
	const char *name;
	void (*run)(void);
} ways[] = {
	{ "three-mutexes", three_mutexes }, { "inherit", inherit_and_plain }, { "rwlocks", rwlocks }, { "reads", reads },
	{ "readers", readers }, { "upgrade", upgrade }, { "read-again", read_again },
	{ "mutex-and-join", mutex_and_join }, { "condition", condition }, { "semaphore", semaphore },
	{ "shared-semaphore", shared_semaphore }, { "pipes", pipes }, { "full-pipes", full_pipes },
	{ "own-pipe", own_pipe }, { "selects", selects }, { "epolls", epolls }, { "sockets", sockets },
	{ "tcp", tcp }, { "queues", queues }, { "event", event }, { "child-and-pipe", child_and_pipe },
	{ "file-locks", file_locks }, { "fifo", fifo },
	{ "vfork-and-pipe", vfork_and_pipe }, { "fine-alarm", fine_alarm },
	{ "fine-child-signal", fine_child_signal }, { "fine-kill", fine_kill },
	{ "fine-writer-sleeps", fine_writer_sleeps }, { "fine-on-its-way", fine_on_its_way },
	{ "fine-thread-sleeps", fine_thread_sleeps }, { "fine-timeout", fine_timeout },
	{ "fine-writer-gives-up", fine_writer_gives_up }, { "fine-file-lock", fine_file_lock }, { "fine-terminal", fine_terminal },
	{ "fine-set-grows", fine_set_grows }, { "fine-shared-word", fine_shared_word },
};

int
main(int argc, char **argv)
{
	bool bystander = argc > 2;

	if (bystander && fork() == 0) { /* it could not help: nothing is open yet */
		for (int i = 0; i < 10; i++)
			if (argv[2][0] == 's')
				usleep(NAP);
			else
				for (volatile int n = 0; n < 4000000; n++)
					;
		fputs("the stranger ends\n", stderr);
		_exit(0);
	}
	for (unsigned i = 0; i < sizeof ways / sizeof *ways; i++)
		if (argc > 1 && strcmp(ways[i].name, argv[1]) == 0)
			ways[i].run();
	return 0;
}
