/* SPDX-License-Identifier: MIT */
/*
 * Threads, and what they wait for each other with. All functions return 0 or an
 * error number (errno is not touched). Nothing here is interrupted by signals.
 * Mutexes, conditions, barriers work between processes when they lie in shared memory.
 */
#pragma once

#include <abi/sched.h>
#include <abi/signal.h>
#include <abi/time.h>

typedef struct heddle_thread *pthread_t;
typedef unsigned pthread_key_t;
typedef int pthread_once_t;

typedef struct {
	size_t stack_size, guard_size;
	int detached;
	void *stack;                    /* its lowest byte; NULL: the library gets one */
	int explicit_policy, policy;    /* how it is scheduled, if not as its creator is */
	struct sched_param parameters;
} pthread_attr_t;

typedef struct {
	int kind;
} pthread_mutexattr_t;

/* word: 0 free, else the owner's tid, with FUTEX_WAITERS if somebody may sleep. */
typedef struct {
	unsigned word;
	int kind;
	unsigned depth;                 /* recursive: how often more it must be unlocked */
	unsigned reserved;
	void *previous, *next;          /* robust: among those that the owner holds */
} pthread_mutex_t;

typedef struct {
	clockid_t clock;
	int shared;
} pthread_condattr_t;

/* sequence: counts signals and broadcasts; waiters sleep until it changes. */
typedef struct {
	unsigned sequence;
	clockid_t clock;
} pthread_cond_t;

/* A word is the tid of one thread, with FUTEX_WAITERS if somebody sleeps until that thread goes; or 0. */
typedef struct {
	unsigned writer;                /* the one that holds it */
	unsigned next;                  /* the writer that waits for it, before all others */
	unsigned reader[8];             /* those that hold it; more than eight are counted only */
	unsigned readers;               /* how many hold it */
	pthread_mutex_t lock;           /* over all of this */
} pthread_rwlock_t;

typedef struct {
	int shared;
} pthread_rwlockattr_t;

typedef struct {
	pthread_mutex_t lock;
	pthread_cond_t full;
	unsigned needed, arrived, generation;
	unsigned leaving;               /* have been let through and are still inside */
} pthread_barrier_t;

typedef struct {
	int shared;
} pthread_barrierattr_t;

typedef struct {
	unsigned word;                  /* 1: locked */
} pthread_spinlock_t;

struct __cleanup {
	void (*function)(void *);
	void *argument;
	struct __cleanup *next;
};

#define PTHREAD_MUTEX_NORMAL            0
#define PTHREAD_MUTEX_RECURSIVE         1
#define PTHREAD_MUTEX_ERRORCHECK        2
#define PTHREAD_MUTEX_DEFAULT           PTHREAD_MUTEX_NORMAL
#define PTHREAD_MUTEX_STALLED           0
#define PTHREAD_MUTEX_ROBUST            1
#define PTHREAD_PRIO_NONE               0
#define PTHREAD_PRIO_INHERIT            1
#define PTHREAD_PRIO_PROTECT            2
#define PTHREAD_INHERIT_SCHED           0
#define PTHREAD_EXPLICIT_SCHED          1
#define PTHREAD_SCOPE_SYSTEM            0
#define PTHREAD_SCOPE_PROCESS           1
#define PTHREAD_CREATE_JOINABLE         0
#define PTHREAD_CREATE_DETACHED         1
#define PTHREAD_PROCESS_PRIVATE         0
#define PTHREAD_PROCESS_SHARED          1
#define PTHREAD_BARRIER_SERIAL_THREAD   (-1)
#define PTHREAD_MUTEX_INITIALIZER       { 0, PTHREAD_MUTEX_NORMAL, 0, 0, 0, 0 }
#define PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP  \
	{ 0, PTHREAD_MUTEX_RECURSIVE, 0, 0, 0, 0 }
#define PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP \
	{ 0, PTHREAD_MUTEX_ERRORCHECK, 0, 0, 0, 0 }
#define PTHREAD_COND_INITIALIZER        { 0, CLOCK_REALTIME }
#define PTHREAD_RWLOCK_INITIALIZER      { 0, 0, { 0 }, 0, PTHREAD_MUTEX_INITIALIZER }
#define PTHREAD_ONCE_INIT               0

/* There is no cancellation: a thread ends when its function returns or it calls
 * pthread_exit, never because another one wants it to.
 *
 * Starts function(argument) in a new thread, with a stack that has a guard page below.
 * attributes may be NULL. EAGAIN: no memory or too many threads. */
int pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
		   void *(*function)(void *), void *argument);
/* Blocks until it has ended, then frees it; *result (may be NULL) is what it returned.
 * Each thread once. EDEADLK: itself. EINVAL: detached. */
int pthread_join(pthread_t thread, void **result);
/* EBUSY, or ETIMEDOUT at that moment of CLOCK_REALTIME or the given clock: not ended. */
int pthread_tryjoin_np(pthread_t thread, void **result);
int pthread_timedjoin_np(pthread_t thread, void **result, const struct timespec *deadline);
int pthread_clockjoin_np(pthread_t thread, void **result, clockid_t clock,
			 const struct timespec *deadline);
/* It frees itself at its end; nobody may join it. */
int pthread_detach(pthread_t thread);
/* Ends the calling thread; from main, the process lives on until the last thread ends. */
_Noreturn void pthread_exit(void *result);
/* In pairs, as braces are: function(argument) is called if the thread calls
 * pthread_exit in between, and at the pop if `run`. */
#define pthread_cleanup_push(function_, argument_) \
	do { \
		struct __cleanup cleanup_; \
		__cleanup_push(&cleanup_, function_, argument_)
#define pthread_cleanup_pop(run) \
		__cleanup_pop(&cleanup_, run); \
	} while (0)
void __cleanup_push(struct __cleanup *entry, void (*function)(void *), void *argument);
void __cleanup_pop(struct __cleanup *entry, int run);
pthread_t pthread_self(void);
int pthread_equal(pthread_t a, pthread_t b);
/* A signal to that thread; sigqueue with a value. */
int pthread_kill(pthread_t thread, int signal);
int pthread_sigqueue(pthread_t thread, int signal, union sigval value);
/* At most 15 bytes; ps and reports show it. ERANGE: too long. */
int pthread_setname_np(pthread_t thread, const char *name);
int pthread_getname_np(pthread_t thread, char *name, size_t size);
/* The kernel's number of that thread. */
pid_t pthread_gettid_np(pthread_t thread);
/* The clock of that thread's CPU time, for the threads of its process. */
int pthread_getcpuclockid(pthread_t thread, clockid_t *clock);
/* How it is scheduled (sched(7)). */
int pthread_setschedparam(pthread_t thread, int policy, const struct sched_param *parameters);
int pthread_getschedparam(pthread_t thread, int *policy, struct sched_param *parameters);
int pthread_setschedprio(pthread_t thread, int priority);

int pthread_attr_init(pthread_attr_t *attributes);
int pthread_attr_destroy(pthread_attr_t *attributes);
/* At least PTHREAD_STACK_MIN bytes; default 256 KiB, taken only when touched. */
int pthread_attr_setstacksize(pthread_attr_t *attributes, size_t size);
int pthread_attr_getstacksize(const pthread_attr_t *attributes, size_t *size);
/* Memory of the caller's, from its lowest byte, with no guard page; stays the caller's. */
int pthread_attr_setstack(pthread_attr_t *attributes, void *stack, size_t size);
int pthread_attr_getstack(const pthread_attr_t *attributes, void **stack, size_t *size);
int pthread_attr_setguardsize(pthread_attr_t *attributes, size_t size);
int pthread_attr_getguardsize(const pthread_attr_t *attributes, size_t *size);
int pthread_attr_setdetachstate(pthread_attr_t *attributes, int state);
int pthread_attr_getdetachstate(const pthread_attr_t *attributes, int *state);
/* Policy and parameters count only with EXPLICIT_SCHED. */
int pthread_attr_setinheritsched(pthread_attr_t *attributes, int inherit);
int pthread_attr_getinheritsched(const pthread_attr_t *attributes, int *inherit);
int pthread_attr_setschedpolicy(pthread_attr_t *attributes, int policy);
int pthread_attr_getschedpolicy(const pthread_attr_t *attributes, int *policy);
int pthread_attr_setschedparam(pthread_attr_t *attributes, const struct sched_param *parameters);
int pthread_attr_getschedparam(const pthread_attr_t *attributes, struct sched_param *parameters);
/* ENOTSUP but for SCOPE_SYSTEM: every thread is the kernel's. */
int pthread_attr_setscope(pthread_attr_t *attributes, int scope);
int pthread_attr_getscope(const pthread_attr_t *attributes, int *scope);

/* A mutex belongs to the thread that locked it. Locking again: NORMAL blocks for ever
 * (Heddle reports it), RECURSIVE counts, ERRORCHECK gives EDEADLK. */
int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attributes);
int pthread_mutex_destroy(pthread_mutex_t *mutex);
/* ROBUST: EOWNERDEAD when the last owner ended with it. The caller has it then, and
 * calls pthread_mutex_consistent once what it protects is repaired; if it unlocks
 * without that, everybody gets ENOTRECOVERABLE for ever. */
int pthread_mutex_lock(pthread_mutex_t *mutex);
/* EBUSY instead of blocking. */
int pthread_mutex_trylock(pthread_mutex_t *mutex);
/* ETIMEDOUT at that moment of CLOCK_REALTIME, or of the given clock. */
int pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *deadline);
int pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock,
			    const struct timespec *deadline);
/* EPERM when it is not the caller's (not with a NORMAL one that is STALLED). */
int pthread_mutex_unlock(pthread_mutex_t *mutex);
/* EINVAL: not robust, not the caller's, or in order. */
int pthread_mutex_consistent(pthread_mutex_t *mutex);
int pthread_mutexattr_init(pthread_mutexattr_t *attributes);
int pthread_mutexattr_destroy(pthread_mutexattr_t *attributes);
int pthread_mutexattr_settype(pthread_mutexattr_t *attributes, int kind);
int pthread_mutexattr_gettype(const pthread_mutexattr_t *attributes, int *kind);
/* STALLED, the default: if the owner ends, it is locked for ever. Or ROBUST. */
int pthread_mutexattr_setrobust(pthread_mutexattr_t *attributes, int robust);
int pthread_mutexattr_getrobust(const pthread_mutexattr_t *attributes, int *robust);
/* PRIO_INHERIT: whoever holds it runs with its most urgent waiter's priority. ENOTSUP. */
int pthread_mutexattr_setprotocol(pthread_mutexattr_t *attributes, int protocol);
int pthread_mutexattr_getprotocol(const pthread_mutexattr_t *attributes, int *protocol);
/* Makes no difference, here and below: what lies in shared memory works between processes. */
int pthread_mutexattr_setpshared(pthread_mutexattr_t *attributes, int shared);
int pthread_mutexattr_getpshared(const pthread_mutexattr_t *attributes, int *shared);

/* Waiting unlocks the mutex and blocks in one step, and locks it again before it
 * returns. It may return without a signal: call it in a loop that tests the condition. */
int pthread_cond_init(pthread_cond_t *condition, const pthread_condattr_t *attributes);
int pthread_cond_destroy(pthread_cond_t *condition);
int pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex);
/* ETIMEDOUT at that moment of the condition's clock (CLOCK_REALTIME by default), or of
 * the given one. */
int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex,
			   const struct timespec *deadline);
int pthread_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock,
			   const struct timespec *deadline);
/* Wakes one, all; nobody waiting is fine and leaves no trace. */
int pthread_cond_signal(pthread_cond_t *condition);
int pthread_cond_broadcast(pthread_cond_t *condition);
int pthread_condattr_init(pthread_condattr_t *attributes);
int pthread_condattr_destroy(pthread_condattr_t *attributes);
int pthread_condattr_setclock(pthread_condattr_t *attributes, clockid_t clock);
int pthread_condattr_getclock(const pthread_condattr_t *attributes, clockid_t *clock);
int pthread_condattr_setpshared(pthread_condattr_t *attributes, int shared);
int pthread_condattr_getpshared(const pthread_condattr_t *attributes, int *shared);

/* Many readers or one writer; a waiting writer keeps new readers out. try: EBUSY,
 * timed and clock: ETIMEDOUT. */
int pthread_rwlock_init(pthread_rwlock_t *lock, const pthread_rwlockattr_t *attributes);
int pthread_rwlock_destroy(pthread_rwlock_t *lock);
int pthread_rwlock_rdlock(pthread_rwlock_t *lock);
int pthread_rwlock_tryrdlock(pthread_rwlock_t *lock);
int pthread_rwlock_timedrdlock(pthread_rwlock_t *lock, const struct timespec *deadline);
int pthread_rwlock_clockrdlock(pthread_rwlock_t *lock, clockid_t clock,
			       const struct timespec *deadline);
int pthread_rwlock_wrlock(pthread_rwlock_t *lock);
int pthread_rwlock_trywrlock(pthread_rwlock_t *lock);
int pthread_rwlock_timedwrlock(pthread_rwlock_t *lock, const struct timespec *deadline);
int pthread_rwlock_clockwrlock(pthread_rwlock_t *lock, clockid_t clock,
			       const struct timespec *deadline);
int pthread_rwlock_unlock(pthread_rwlock_t *lock);
int pthread_rwlockattr_init(pthread_rwlockattr_t *attributes);
int pthread_rwlockattr_destroy(pthread_rwlockattr_t *attributes);
int pthread_rwlockattr_setpshared(pthread_rwlockattr_t *attributes, int shared);
int pthread_rwlockattr_getpshared(const pthread_rwlockattr_t *attributes, int *shared);

/* Blocks until `count` threads have come; one of them gets SERIAL_THREAD, the rest 0. */
int pthread_barrier_init(pthread_barrier_t *barrier, const pthread_barrierattr_t *attributes,
			 unsigned count);
/* Also right after a wait: it blocks until all have left. EBUSY: some are waiting. */
int pthread_barrier_destroy(pthread_barrier_t *barrier);
int pthread_barrier_wait(pthread_barrier_t *barrier);
int pthread_barrierattr_init(pthread_barrierattr_t *attributes);
int pthread_barrierattr_destroy(pthread_barrierattr_t *attributes);
int pthread_barrierattr_setpshared(pthread_barrierattr_t *attributes, int shared);
int pthread_barrierattr_getpshared(const pthread_barrierattr_t *attributes, int *shared);

/* Locks that never sleep: for a few instructions on a machine with several CPUs. */
int pthread_spin_init(pthread_spinlock_t *lock, int shared);
int pthread_spin_destroy(pthread_spinlock_t *lock);
int pthread_spin_lock(pthread_spinlock_t *lock);
int pthread_spin_trylock(pthread_spinlock_t *lock);
int pthread_spin_unlock(pthread_spinlock_t *lock);

/* Runs the function in the first thread that comes; the others wait until it is done. */
int pthread_once(pthread_once_t *once, void (*function)(void));

/* A value of each thread's own, NULL at first. At the end of a thread the destructor
 * is called with its value, if that is not NULL. EAGAIN: PTHREAD_KEYS_MAX are in use. */
int pthread_key_create(pthread_key_t *key, void (*destructor)(void *));
int pthread_key_delete(pthread_key_t key);
int pthread_setspecific(pthread_key_t key, const void *value);
void *pthread_getspecific(pthread_key_t key);

/* Run before fork (last first), and after it in parent and child. At most 8. */
int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void));
