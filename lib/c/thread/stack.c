/* SPDX-License-Identifier: MIT */
/*
 * Stacks of threads: a mapping with guard page, stack, variables and struct (thread.h).
 * Making one costs several system calls and page faults, so a few of the usual size
 * are kept when their threads have been joined, and used again, last in, first out.
 */
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

#define KEEP            16
#define KEEP_SIZE       (512 * 1024)    /* larger ones go back at once */

static struct {
	char *map;
	size_t size, guard;
} kept[KEEP];                           /* [lock] */
static int kept_count;                  /* [lock] */
static struct heddle_thread *left;      /* [lock] of detached threads that end, or have ended */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static size_t
whole_pages(size_t size)
{
	return (size + PAGE_SIZE - 1) & -(size_t)PAGE_SIZE;
}

/* A kept mapping like that, its top (where variables and struct will lie) zeroed. */
static char *
take_kept(size_t size, size_t guard)
{
	char *map = NULL;

	pthread_mutex_lock(&lock);
	if (kept_count && kept[kept_count - 1].size == size &&
	    kept[kept_count - 1].guard == guard)
		map = kept[--kept_count].map;
	pthread_mutex_unlock(&lock);
	if (map)
		memset(map + size - __tls_size(), 0, __tls_size());
	return map;
}

static char *
make(size_t size, size_t guard)
{
	char *map = mmap(NULL, size, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);

	if (map == MAP_FAILED)
		return NULL;
	if (guard && mprotect(map, guard, PROT_NONE) < 0) {
		munmap(map, size);
		return NULL;
	}
	return map;
}

/* From here on the kernel must not write into this thread's memory, nor may a signal
 * handler run: both would happen on a stack that is gone. */
static _Noreturn void
free_self_and_exit(struct heddle_thread *self)
{
	sigset_t all = ~(sigset_t)0;

	sys(SYS_rt_sigprocmask, SIG_SETMASK, &all, NULL, sizeof(all));
	sys(SYS_set_tid_address, NULL);
	if (self->robust_known)
		sys(SYS_set_robust_list, NULL, sizeof(self->robust));
	__unmap_and_exit(self->map, self->map_size);
}

_Noreturn void
__stack_exit(struct heddle_thread *self)
{
	if (self->map && self->robust.list.next == &self->robust.list)
		free_self_and_exit(self);
	if (self->map) {        /* the kernel shall still find what it holds: another thread gives it back */
		pthread_mutex_lock(&lock);
		self->next_left = left;
		left = self;
		pthread_mutex_unlock(&lock);
	}
	for (;;)
		sys(SYS_exit, 0);
}

/* Gives back what the kernel is done with. */
static void
reap_left(void)
{
	struct heddle_thread **at = &left, *thread;

	if (!__atomic_load_n(&left, __ATOMIC_RELAXED))
		return;
	pthread_mutex_lock(&lock);
	while ((thread = *at)) {
		if (__atomic_load_n(&thread->tid, __ATOMIC_ACQUIRE)) {
			at = &thread->next_left;
			continue;
		}
		*at = thread->next_left;
		munmap(thread->map, thread->map_size);
	}
	pthread_mutex_unlock(&lock);
}

struct heddle_thread *
__stack_get(const pthread_attr_t *attributes)
{
	size_t guard = whole_pages(attributes->guard_size);
	size_t size = guard + whole_pages(attributes->stack_size + __tls_size());
	struct heddle_thread *thread;
	char *map;

	reap_left();
	if (attributes->stack) {
		memset((char *)attributes->stack + attributes->stack_size - __tls_size(), 0,
		       __tls_size());
		return __tls_build((char *)attributes->stack + attributes->stack_size);
	}
	map = take_kept(size, guard);
	if (!map)
		map = make(size, guard);
	if (!map)
		return NULL;
	thread = __tls_build(map + size);
	thread->map = map;
	thread->map_size = size;
	thread->guard_size = guard;
	return thread;
}

void
__stack_put(struct heddle_thread *thread)
{
	char *map = thread->map;
	size_t size = thread->map_size;

	if (!map)
		return;
	pthread_mutex_lock(&lock);
	if (kept_count < KEEP && size <= KEEP_SIZE) {
		kept[kept_count].map = map;
		kept[kept_count].guard = thread->guard_size;
		kept[kept_count++].size = size;
		map = NULL;
	}
	pthread_mutex_unlock(&lock);
	if (map)
		munmap(map, size);
}

/* In the child of a fork: another thread may have held the lock; the list may be in
 * the middle of a change, so it starts empty. */
void
__stack_after_fork(void)
{
	kept_count = 0;
	left = NULL;
	lock = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
}
