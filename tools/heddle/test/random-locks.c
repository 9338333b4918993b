/* SPDX-License-Identifier: MIT */
/* Random programs of locks and pipes: what the kernel says of them, and an oracle.
 *
 *     random-locks FIRST COUNT       in the guest: runs the programs of these seeds,
 *                                    prints states: a line each
 *     random-locks judge             on the host: reads the lines; status 1 if one is wrong
 *
 * A program is one to three processes with one to three threads each.  A thread
 * executes up to OPS operations: lock and unlock mutexes of its process (sometimes it
 * forgets to), write a byte to pipes, read one, nap.  A process has open only the ends
 * of pipes that its threads use, until all of them have ended.
 *
 * A state is how far each thread has come: everything else follows from it.  The line
 * of a state says so, and which threads the kernel holds for stuck.  The oracle walks
 * through all states that can follow:
 *
 *     a thread the kernel calls stuck never goes on in any of them
 *     at rest (nobody moved for longer than a nap) the kernel calls all stuck that are */
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROCESSES = 3, THREADS = 3, ALL = PROCESSES * THREADS, OPS = 8, LOCKS = 3, PIPES = 3 };
enum { NAP_US = 50000, LOOK_US = 35000, AT_REST = 3 };

enum kind { LOCK, UNLOCK, WRITE, READ, NAP };

struct op {
	enum kind kind;
	int what;
};

struct program {
	int threads[PROCESSES];         /* 0: there is no such process */
	int length[ALL];                /* -1: there is no such thread */
	struct op op[ALL][OPS];
	bool uses[PROCESSES][PIPES][2]; /* [..][1]: writes */
};

static unsigned long seed;

static int
draw(int n)
{
	seed = seed * 6364136223846793005ul + 1442695040888963407ul;
	return (int)(seed >> 33) % n;
}

static void
make_thread(struct program *p, int process, int thread)
{
	struct op *op = p->op[thread];
	int held = 0, n = 0, locks = 0, want = 2 + draw(OPS - 2);

	while (n + locks < want) {
		int kind = draw(10), what = draw(3);

		if (kind < 5 && !(held >> what & 1) && n + locks + 2 <= OPS) {
			op[n++] = (struct op){ LOCK, what };
			held |= 1 << what;
			locks++;
		} else if (kind < 6 && (held >> what & 1)) {
			op[n++] = (struct op){ UNLOCK, what };
			held &= ~(1 << what);
			locks--;
		} else if (kind == 6 || kind == 7) {
			op[n++] = (struct op){ kind == 6 ? READ : WRITE, what };
			p->uses[process][what][kind == 7] = true;
		} else if (kind > 7) {
			op[n++] = (struct op){ NAP, draw(3) ? 10 : NAP_US };
		}
	}
	for (int i = 0; i < LOCKS; i++)
		if ((held >> i & 1) && draw(10)) /* else it is abandoned */
			op[n++] = (struct op){ UNLOCK, i };
	p->length[thread] = n;
}

static void
make_program(struct program *p, unsigned long number)
{
	int processes;

	memset(p, 0, sizeof(*p));
	seed = number;
	draw(2);
	processes = 1 + draw(PROCESSES);
	for (int i = 0; i < ALL; i++)
		p->length[i] = -1;
	for (int i = 0; i < processes; i++) {
		p->threads[i] = 1 + draw(THREADS);
		for (int t = 0; t < p->threads[i]; t++)
			make_thread(p, i, i * THREADS + t);
	}
}

/* --- in the guest --- */

struct shared {
	volatile int at[ALL]; /* operations done */
	volatile int tid[ALL];
};

static struct program program;
static struct shared *shared;
static pthread_mutex_t lock[LOCKS];
static int ends[PIPES][2];

static void
perform(struct op op)
{
	char byte = 0;

	if (op.kind == LOCK)
		pthread_mutex_lock(&lock[op.what]);
	else if (op.kind == UNLOCK)
		pthread_mutex_unlock(&lock[op.what]);
	else if (op.kind == NAP)
		usleep((unsigned)op.what);
	else if ((op.kind == READ ? read(ends[op.what][0], &byte, 1) : write(ends[op.what][1], &byte, 1)) < 0)
		(void)byte; /* EPIPE: nobody reads any more */
}

static void *
thread_body(void *arg)
{
	int me = (int)(long)arg;

	shared->tid[me] = (int)syscall(SYS_gettid);
	for (int i = 0; i < program.length[me]; i++) {
		perform(program.op[me][i]);
		shared->at[me] = i + 1;
	}
	return NULL;
}

static void
process_body(int process)
{
	pthread_t thread[THREADS];

	for (int i = 0; i < PIPES; i++)
		for (int side = 0; side < 2; side++)
			if (!program.uses[process][i][side])
				close(ends[i][side]);
	for (int i = 0; i < program.threads[process]; i++)
		pthread_create(&thread[i], NULL, thread_body, (void *)(long)(process * THREADS + i));
	for (int i = 0; i < program.threads[process]; i++)
		pthread_join(thread[i], NULL);
}

/* The processes are children of one another, each with the rest, so that no one has
 * ends open that it does not use. */
static void
run_program(void)
{
	pid_t child[PROCESSES];
	int n = 0;

	setpgid(0, 0);
	signal(SIGPIPE, SIG_IGN);
	for (int i = 0; i < PIPES; i++)
		if (pipe(ends[i]) < 0)
			_exit(1);
	for (int i = 0; i < PROCESSES && program.threads[i]; i++)
		if ((child[n++] = fork()) == 0) {
			process_body(i);
			_exit(0);
		}
	for (int i = 0; i < PIPES; i++) {
		close(ends[i][0]);
		close(ends[i][1]);
	}
	while (n > 0)
		waitpid(child[--n], NULL, 0);
	_exit(0);
}

/* Which threads /proc/deadlocks calls stuck. */
static unsigned
stuck_threads(void)
{
	static char text[16384];
	int fd = open("/proc/deadlocks", O_RDONLY);
	ssize_t n = read(fd, text, sizeof(text) - 1);
	unsigned set = 0;
	char *at;

	close(fd);
	text[n > 0 ? n : 0] = '\0';
	at = strstr(text, "stuck:");
	for (at = at ? strchr(at, ' ') : NULL; at; at = strchr(at + 1, ' '))
		for (int i = 0; i < ALL; i++)
			if (shared->tid[i] && shared->tid[i] == atoi(at))
				set |= 1u << i;
	return set;
}

static void
run_and_watch(unsigned long number)
{
	int before[ALL], rest = 0;
	pid_t pid;

	memset(shared, 0, sizeof(*shared));
	make_program(&program, number);
	fflush(stdout);
	pid = fork();
	if (pid == 0)
		run_program();
	while (rest < AT_REST) {
		unsigned set;

		memcpy(before, (void *)shared->at, sizeof(before));
		usleep(LOOK_US);
		rest = memcmp(before, (void *)shared->at, sizeof(before)) ? 0 : rest + 1;
		if (waitpid(pid, NULL, WNOHANG) == pid)
			return;
		memcpy(before, (void *)shared->at, sizeof(before));
		set = stuck_threads();
		if (memcmp(before, (void *)shared->at, sizeof(before)) != 0)
			continue;
		printf("%lu %d %u", number, rest == AT_REST, set);
		for (int i = 0; i < ALL; i++)
			printf(" %d", before[i]);
		printf("\n");
	}
	kill(-pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

/* --- the oracle --- */

static bool
process_over(const struct program *p, const int *at, int process)
{
	for (int t = 0; t < THREADS; t++)
		if (at[process * THREADS + t] < p->length[process * THREADS + t])
			return false;
	return true;
}

static bool
held(const struct program *p, const int *at, int process, int what)
{
	for (int t = process * THREADS; t < (process + 1) * THREADS; t++) {
		bool has = false;

		for (int i = 0; i < at[t]; i++)
			if (p->op[t][i].what == what && p->op[t][i].kind <= UNLOCK)
				has = p->op[t][i].kind == LOCK;
		if (has)
			return true;
	}
	return false;
}

/* A read at the end of the stream takes nothing, but then nothing is written either. */
static bool
can_read(const struct program *p, const int *at, int pipe)
{
	bool end = true;
	int bytes = 0;

	for (int t = 0; t < ALL; t++)
		for (int i = 0; i < at[t]; i++)
			if (p->op[t][i].what == pipe)
				bytes += p->op[t][i].kind == WRITE ? 1 : p->op[t][i].kind == READ ? -1 : 0;
	for (int i = 0; i < PROCESSES; i++)
		end &= !p->uses[i][pipe][1] || process_over(p, at, i);
	return bytes > 0 || end;
}

static bool
can_step(const struct program *p, const int *at, int t)
{
	struct op op;

	if (at[t] >= p->length[t])
		return false;
	op = p->op[t][at[t]];
	return op.kind == LOCK ? !held(p, at, t / THREADS, op.what) :
	       op.kind == READ ? can_read(p, at, op.what) : true;
}

static unsigned long long
code_of(const int *at)
{
	unsigned long long code = 0;

	for (int t = 0; t < ALL; t++)
		code = code * (OPS + 4) + (unsigned)at[t];
	return code + 1;
}

enum { SEEN = 1 << 22, STATES_MAX = 1 << 21 };
static unsigned long long seen[SEEN];
static unsigned long long states;

static bool
is_new(unsigned long long code)
{
	size_t i = (size_t)(code * 0x9e3779b97f4a7c15ull >> 42);

	while (seen[i] && seen[i] != code)
		i = (i + 1) % SEEN;
	if (seen[i])
		return false;
	seen[i] = code;
	states++;
	return true;
}

/* Who moves in some state from here on. */
static unsigned
walk(const struct program *p, int *at)
{
	unsigned moved = 0;

	if (states >= STATES_MAX || !is_new(code_of(at)))
		return 0;
	for (int t = 0; t < ALL; t++)
		if (can_step(p, at, t)) {
			at[t]++;
			moved |= 1u << t | walk(p, at);
			at[t]--;
		}
	return moved;
}

static int
judge(void)
{
	int bad = 0, lines = 0, rests = 0, early = 0, skipped = 0;
	static struct program p;
	unsigned long number;
	int final, at[ALL];
	unsigned set;

	while (scanf("%lu %d %u", &number, &final, &set) == 3) {
		unsigned unfinished = 0, moves;

		make_program(&p, number);
		for (int t = 0; t < ALL; t++) {
			if (scanf("%d", &at[t]) != 1)
				return 2;
			unfinished |= at[t] < p.length[t] ? 1u << t : 0;
		}
		memset(seen, 0, sizeof(seen));
		states = 0;
		moves = walk(&p, at);
		lines++;
		rests += final;
		early += !final && set;
		if (states >= STATES_MAX) {
			skipped++;
			continue;
		}
		if (set & (moves | ~unfinished)) {
			printf("program %lu: threads %#x can go on (stuck: %#x)\n", number, set & (moves | ~unfinished), set);
			bad++;
		}
		if (final && set != (unfinished & ~moves)) {
			printf("program %lu: at rest %#x are stuck, said of %#x\n", number, unfinished & ~moves, set);
			bad++;
		}
	}
	printf("%d states, %d at rest, %d with somebody stuck while others went on, %d too big: %d wrong\n", lines,
	       rests, early, skipped, bad);
	return bad || rests == 0 || early == 0;
}

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "judge") == 0)
		return judge();
	if (argc != 3)
		return 2;
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	for (unsigned long n = 0; n < strtoul(argv[2], NULL, 10); n++)
		run_and_watch(strtoul(argv[1], NULL, 10) + n);
	return 0;
}
