/* SPDX-License-Identifier: MIT */
/*
 * C11's threads: pthread.h under other names, and nothing else, so that exploring sees them as those. C11 7.26 is their
 * contract; all but call_once, thrd_current, thrd_exit and what returns void give one of thrd_success and its like.
 */
#pragma once

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#define thread_local            _Thread_local
#define ONCE_FLAG_INIT          PTHREAD_ONCE_INIT
#define TSS_DTOR_ITERATIONS     PTHREAD_DESTRUCTOR_ITERATIONS

enum { thrd_success, thrd_nomem, thrd_timedout, thrd_busy, thrd_error };
enum { mtx_plain, mtx_recursive, mtx_timed };   /* every mutex is timed */

typedef pthread_t thrd_t;
typedef pthread_mutex_t mtx_t;
typedef pthread_cond_t cnd_t;
typedef pthread_key_t tss_t;
typedef pthread_once_t once_flag;
typedef int (*thrd_start_t)(void *);
typedef void (*tss_dtor_t)(void *);

static inline int
__thrd_result(int error)
{
	switch (error) {
	case 0:         return thrd_success;
	case ENOMEM:    return thrd_nomem;
	case EAGAIN:    return thrd_nomem;
	case ETIMEDOUT: return thrd_timedout;
	case EBUSY:     return thrd_busy;
	default:        return thrd_error;
	}
}

/* --- threads --- */

struct __thrd_begin {
	thrd_start_t start;
	void *arg;
};

static inline void *
__thrd_main(void *arg)
{
	struct __thrd_begin begin = *(struct __thrd_begin *)arg;

	free(arg);
	return (void *)(intptr_t)begin.start(begin.arg);
}

static inline int
thrd_create(thrd_t *thread, thrd_start_t start, void *arg)
{
	struct __thrd_begin *begin = malloc(sizeof(*begin));
	int r;

	if (!begin)
		return thrd_nomem;
	*begin = (struct __thrd_begin){ start, arg };
	r = pthread_create(thread, NULL, __thrd_main, begin);
	if (r != 0)
		free(begin);
	return __thrd_result(r);
}

static inline int
thrd_join(thrd_t thread, int *result)
{
	void *value = NULL;
	int r = pthread_join(thread, &value);

	if (r == 0 && result)
		*result = (int)(intptr_t)value;
	return __thrd_result(r);
}

__attribute__((noreturn)) static inline void
thrd_exit(int result)
{
	pthread_exit((void *)(intptr_t)result);
}

/* 0; -1: a signal's handler ran, and *rest (NULL: nobody asks) is what is left; -2: another error. */
static inline int
thrd_sleep(const struct timespec *duration, struct timespec *rest)
{
	return nanosleep(duration, rest) == 0 ? 0 : errno == EINTR ? -1 : -2;
}

static inline thrd_t thrd_current(void) { return pthread_self(); }
static inline int thrd_equal(thrd_t a, thrd_t b) { return pthread_equal(a, b); }
static inline int thrd_detach(thrd_t thread) { return __thrd_result(pthread_detach(thread)); }
static inline void thrd_yield(void) { sched_yield(); }

/* --- mutexes --- */

static inline int
mtx_init(mtx_t *mutex, int type)
{
	pthread_mutexattr_t attributes;
	int r = pthread_mutexattr_init(&attributes);

	if (r == 0 && type & mtx_recursive)
		r = pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
	return __thrd_result(r ? r : pthread_mutex_init(mutex, &attributes));
}

static inline void mtx_destroy(mtx_t *mutex) { pthread_mutex_destroy(mutex); }
static inline int mtx_lock(mtx_t *mutex) { return __thrd_result(pthread_mutex_lock(mutex)); }
static inline int mtx_trylock(mtx_t *mutex) { return __thrd_result(pthread_mutex_trylock(mutex)); }
static inline int mtx_unlock(mtx_t *mutex) { return __thrd_result(pthread_mutex_unlock(mutex)); }

/* deadline: of the clock TIME_UTC. */
static inline int
mtx_timedlock(mtx_t *mutex, const struct timespec *deadline)
{
	return __thrd_result(pthread_mutex_timedlock(mutex, deadline));
}

/* --- conditions --- */

static inline int cnd_init(cnd_t *condition) { return __thrd_result(pthread_cond_init(condition, NULL)); }
static inline void cnd_destroy(cnd_t *condition) { pthread_cond_destroy(condition); }
static inline int cnd_signal(cnd_t *condition) { return __thrd_result(pthread_cond_signal(condition)); }
static inline int cnd_broadcast(cnd_t *condition) { return __thrd_result(pthread_cond_broadcast(condition)); }

static inline int
cnd_wait(cnd_t *condition, mtx_t *mutex)
{
	return __thrd_result(pthread_cond_wait(condition, mutex));
}

static inline int
cnd_timedwait(cnd_t *condition, mtx_t *mutex, const struct timespec *deadline)
{
	return __thrd_result(pthread_cond_timedwait(condition, mutex, deadline));
}

/* --- once, and a thread's own values --- */

static inline void call_once(once_flag *flag, void (*function)(void)) { pthread_once(flag, function); }
static inline int tss_create(tss_t *key, tss_dtor_t destructor) { return __thrd_result(pthread_key_create(key, destructor)); }
static inline void tss_delete(tss_t key) { pthread_key_delete(key); }
static inline void *tss_get(tss_t key) { return pthread_getspecific(key); }
static inline int tss_set(tss_t key, void *value) { return __thrd_result(pthread_setspecific(key, value)); }
