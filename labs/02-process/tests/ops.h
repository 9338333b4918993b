/* SPDX-License-Identifier: MIT */
/*
 * Processes' operations, each with its lines in the history.  Process number 0 is the test's own; the others have
 * theirs from start(), and note their pids in memory that all share.
 * WAITERS and above are further threads of process 0.
 */
#pragma once

#include <errno.h>
#include <history.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NUMBERS = 16, INIT = 100, WAITERS = 12 };

struct shared {
	atomic_int pids[NUMBERS];
	atomic_int flags[NUMBERS];	/* the test's */
};

static struct shared *s;

static inline void
begin(void)
{
	s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (s == MAP_FAILED)
		abort();
	s->pids[0] = getpid();
}

static void (*start_body)(int me);

static inline void
start_child(int me)
{
	s->pids[me] = getpid();
	start_body(me);
	_exit(99);
}

static inline void
start(int k, void (*f)(int me))
{
	call("fork", k, 0);
	start_body = f;
	int pid = child_start(k, start_child);
	s->pids[k] = pid;
	ret(0, 0);
}

/* A child that ends with another signal than SIGCHLD, or with none (0). */
static inline void
start_other(int k, void (*f)(int me), int signal_number)
{
	call("fork", k, 1);
	start_body = f;
	int pid = (int)syscall(SYS_clone, signal_number, NULL, NULL, NULL, NULL);
	if (pid == 0) {
		history_thread(k);
		start_child(k);
	}
	s->pids[k] = pid;
	ret(pid < 0 ? -errno : 0, 0);
}

static inline _Noreturn void
leave(int status)
{
	call("leave", status, 0);
	ret(0, 0);
	_exit(status);
}

static inline int
number_of(int pid)
{
	for (int i = 0; i < NUMBERS; i++)
		if (pid > 0 && s->pids[i] == pid)
			return i;
	return pid == 1 ? INIT : NUMBERS;
}

static inline int
what_it_says(int status)
{
	return WIFCONTINUED(status) ? 3000 + SIGCONT : WIFSTOPPED(status) ? 2000 + WSTOPSIG(status) :
	       WIFSIGNALED(status) ? 1000 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* wait4: any child (0), child number `which`, or the group of the process -which. */
static inline int
wait_for(int which, int options)
{
	int status = 0, id = which == 0 ? -1 : which > 0 ? s->pids[which] : -s->pids[-which];
	int group = which < 0 ? 1000 - which : 0;

	call("wait", which < 0 ? -group : which, options | WEXITED);
	int r = waitpid(id, &status, options);
	ret(r < 0 ? -errno : r == 0 ? 0 : number_of(r), r > 0 ? what_it_says(status) : 0);
	return r;
}

/* waitid with WNOWAIT: looks and takes nothing away. */
static inline void
look_at(int which, int options)
{
	siginfo_t info = { 0 };

	call("wait", which, options | WNOWAIT);
	int r = waitid(which ? P_PID : P_ALL, which ? (id_t)s->pids[which] : 0, &info, options | WNOWAIT);
	ret(r < 0 ? -errno : info.si_pid == 0 ? 0 : number_of(info.si_pid),
	    info.si_code == CLD_EXITED ? info.si_status : info.si_code == CLD_STOPPED ? 2000 + info.si_status :
	    info.si_code == CLD_CONTINUED ? 3000 + SIGCONT : 1000 + info.si_status);
}

/* Stops its child k, whose group its own end will leave an orphan. */
static inline void
stop_for_good(int k)
{
	call("kill", k, SIGSTOP);
	ret(kill(s->pids[k], SIGSTOP) < 0 ? -errno : 0, 0);
	wait_for(k, WUNTRACED);
	call("orphan", k, 0);
	ret(0, 0);
}

static inline void
send(int k, int signal_number)
{
	call("kill", k, signal_number);
	ret(kill(s->pids[k], signal_number) < 0 ? -errno : 0, 0);
}

static inline int
here(int k)
{
	call("here", k, 0);
	int r = kill(s->pids[k], 0) < 0 ? -errno : 0;
	ret(r, 0);
	return r;
}

static inline void
parent(void)
{
	call("parent", 0, 0);
	ret(number_of(getppid()), 0);
}

/* Child k leads a group, of which `other` is a member, too. */
static inline void
group(int k, int leader)
{
	call("group", k, 1000 + leader);
	ret(setpgid(s->pids[k], s->pids[leader]) < 0 ? -errno : 0, 0);
}

static inline void
reaper(void)
{
	call("reaper", 0, 0);
	ret(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
}

static inline void
raise_flag(int i)
{
	atomic_store(&s->flags[i], 1);
}

static inline void
wait_for_flag(int i)
{
	while (!atomic_load(&s->flags[i]))
		sleep_ms(1);
}

static inline void
sleeper(int me)
{
	raise_flag(me);
	for (;;)
		sleep_ms(1000);
}
