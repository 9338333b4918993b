/* SPDX-License-Identifier: MIT */
/*
 * Twelve that do as they are told: take a lock, give it back, wait for another.  Who tells them goes on when the one told
 * has done it or waits, so it is known who waits for whom, and what /proc/deadlocks should say of it.
 * grader/model_circle.c judges that.
 */
#pragma once

#include <conc/lock.h>
#include <errno.h>
#include <fcntl.h>
#include <history.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MEMBERS = 12, LOCKS = 16 };
enum what { TAKE, GIVE, JOIN, LEAVE };

struct order {
	enum what what;
	int which;	/* lock or thread */
};

static struct lock *locks;	/* shared by processes */
static pthread_t members[MEMBERS + 1];
static int orders[MEMBERS + 1][2];

static inline void
obey(struct order o)
{
	int r = 0;

	if (o.what == TAKE) {
		call("take", o.which, 0);
		lock_acquire(&locks[o.which]);
	} else if (o.what == GIVE) {
		call("give", o.which, 0);
		r = lock_release(&locks[o.which]);
	} else {
		call("join", o.which, 0);
		r = -pthread_join(members[o.which], NULL);
	}
	ret(r, 0);
}

static inline void
serve(int me)
{
	char name[] = { 't', (char)('a' + me), 0 };
	struct order o;

	pthread_setname_np(pthread_self(), name);
	while (read(orders[me][0], &o, sizeof o) == sizeof o && o.what != LEAVE)
		obey(o);
	call("leave", 0, 0);
	ret(0, 0);
}

static void *
serve_thread(void *arg)
{
	history_thread((int)(intptr_t)arg);
	serve((int)(intptr_t)arg);
	return NULL;
}

static inline void
begin_locks(void)
{
	locks = mmap(NULL, LOCKS * sizeof *locks, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	for (int i = 0; i <= MEMBERS; i++)
		if (pipe(orders[i]) < 0)
			abort();
}

static inline void
begin_threads(int from, int to)
{
	for (int i = from; i <= to; i++)
		if (pthread_create(&members[i], NULL, serve_thread, (void *)(intptr_t)i) != 0)
			abort();
}

/* By then it has done it or waits; the kernel's report is printed. */
static inline void
settle(void)
{
	sleep_ms(4);
}

static inline void
order(int member, enum what what, int which)
{
	struct order o = { what, which };

	if (write(orders[member][1], &o, sizeof o) != sizeof o)
		abort();
	settle();
}

/* Member i takes lock i, each its own. */
static inline void
each_takes(int from, int to)
{
	for (int i = from; i <= to; i++)
		order(i, TAKE, i);
}

/* Which of us a line of the report is about: "  thread 8 (tb) waits ..."; 0: none. */
static inline int
member_in(const char *line)
{
	const char *name = strstr(line, " (t");

	if (strncmp(line, "  thread ", 9) != 0 || !name || name[3] <= 'a' || name[3] > 'a' + MEMBERS || name[4] != ')')
		return 0;
	return name[3] - 'a';
}

/* The circle that /proc/deadlocks tells of; the member with the lowest number first. */
static inline int
told(int *circle)
{
	static char text[16384];
	int in = open("/proc/deadlocks", O_RDONLY | O_CLOEXEC), n = 0, first = 0, found[MEMBERS];
	size_t size = 0;
	ssize_t got;

	while ((got = read(in, text + size, sizeof text - 1 - size)) > 0)
		size += (size_t)got;
	close(in);
	text[size] = '\0';
	for (char *line = text, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
		*end = '\0';
		if (member_in(line) && n < MEMBERS)
			found[n++] = member_in(line);
	}
	for (int i = 0; i < n; i++)
		first = found[i] < found[first] ? i : first;
	for (int i = 0; i < n; i++)
		circle[i] = found[(first + i) % n];
	return n;
}

static inline int
look(void)
{
	int circle[MEMBERS], n;
	int64_t packed = 0;

	call("look", 0, 0);
	n = told(circle);
	for (int i = 0; i < n; i++)
		packed |= (int64_t)circle[i] << 4 * i;
	ret(n, packed);
	return n;
}

/* What every test begins with: a circle of members 11 and 12, with locks 14 and 15, which is told of. */
static inline void
begin_with_circle(void)
{
	begin_locks();
	look();
	begin_threads(MEMBERS - 1, MEMBERS);
	order(MEMBERS - 1, TAKE, 14);
	order(MEMBERS, TAKE, 15);
	order(MEMBERS - 1, TAKE, 15);
	look();
	order(MEMBERS, TAKE, 14);
	look();
}

/* A random order of 1 ... n. */
static inline void
shuffle(int *p, int n)
{
	for (int i = 0; i < n; i++)
		p[i] = i + 1;
	for (int i = n - 1; i > 0; i--) {
		int k = (int)draw(0, i), t = p[i];

		p[i] = p[k];
		p[k] = t;
	}
}
