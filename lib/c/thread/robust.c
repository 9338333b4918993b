/* SPDX-License-Identifier: MIT */
/*
 * Robust mutexes: each thread keeps a list of those that it holds, which the kernel
 * walks when the thread ends, however it ends. list_op_pending covers the moments
 * when lock word and list do not agree:
 *
 *      intend      list_op_pending = mutex             kernel: looks at it too
 *      swap        word 0 -> tid                               and finds our tid
 *      locked      into the list, list_op_pending = NULL
 *
 * What the kernel finds with our tid it sets to FUTEX_OWNER_DIED, and wakes one waiter.
 * The next owner keeps that bit in the word until it has repaired what the mutex
 * protects (pthread_mutex_consistent); if it unlocks before that, the word becomes
 * MUTEX_LOST and stays so.
 *
 * An entry of a mutex with priority inheritance is told from others by its lowest bit.
 * The list is circular; `next` comes first in the kernel's format, `previous` is ours.
 */
#include <errno.h>
#include <heddle.h>
#include <pthread.h>
#include <stddef.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

/* From a list entry to the mutex's word; the kernel is told the same. */
#define WORD_OFFSET ((long)offsetof(pthread_mutex_t, word) - (long)offsetof(pthread_mutex_t, next))

static void
set_pending(void *entry)
{
	__asm__ volatile("" ::: "memory");      /* in this order, as a signal or the kernel sees it */
	__atomic_store_n(&__self()->robust.list_op_pending, (struct robust_list *)entry,
			 __ATOMIC_RELAXED);
	__asm__ volatile("" ::: "memory");
}

/* The kernel is told of the list when a thread first needs it, not before: most
 * threads never do. */
static void
tell_kernel(void)
{
	struct heddle_thread *self = __self();

	if (self->robust_known)
		return;
	self->robust.futex_offset = WORD_OFFSET;
	sys(SYS_set_robust_list, &self->robust, sizeof(self->robust));
	self->robust_known = true;
}

void
__heddle_waiting(volatile uint32_t *word)
{
	tell_kernel();
	set_pending(word ? (char *)word - WORD_OFFSET : NULL);
}

/* The mutex as a list names it. */
static void *
entry_of(pthread_mutex_t *mutex)
{
	return (char *)&mutex->next + (mutex->kind & MUTEX_INHERIT ? 1 : 0);
}

void
__robust_intend(pthread_mutex_t *mutex)
{
	tell_kernel();
	set_pending(entry_of(mutex));
}

/* `previous` lies before `next`, in a mutex and in the list's head. */
#define ENTRY(pointer)    ((void **)((unsigned long)(pointer) & ~1ul))
#define PREVIOUS(pointer) ENTRY(pointer)[-1]

_Static_assert(offsetof(pthread_mutex_t, next) - offsetof(pthread_mutex_t, previous) == 8, "mutex");
_Static_assert(offsetof(struct heddle_thread, robust) -
	       offsetof(struct heddle_thread, robust_last) == 8, "list head");

void
__robust_locked(pthread_mutex_t *mutex, int error)
{
	struct heddle_thread *self = __self();

	if (!error || error == EOWNERDEAD) {
		mutex->depth = 0;       /* of an owner that died, perhaps */
		mutex->next = self->robust.list.next;
		mutex->previous = &self->robust.list;
		PREVIOUS(mutex->next) = &mutex->next;
		self->robust.list.next = entry_of(mutex);
	}
	set_pending(NULL);
}

void
__robust_unlock(pthread_mutex_t *mutex)
{
	uint32_t word = __atomic_load_n(&mutex->word, __ATOMIC_RELAXED);
	uint32_t after = word & FUTEX_OWNER_DIED ? MUTEX_LOST : 0;

	set_pending(entry_of(mutex));
	PREVIOUS(mutex->next) = mutex->previous;
	*(void **)mutex->previous = mutex->next;
	if (mutex->kind & MUTEX_INHERIT) {
		__inherit_unlock(mutex, word & FUTEX_TID_MASK, after);
	} else {
		word = __atomic_exchange_n(&mutex->word, after, __ATOMIC_RELEASE);
		if (word & FUTEX_WAITERS)
			__futex_wake(&mutex->word, after ? INT_MAX : 1);
	}
	set_pending(NULL);
}

int
pthread_mutex_consistent(pthread_mutex_t *mutex)
{
	uint32_t mine = __self()->tid | FUTEX_OWNER_DIED;

	if (!(mutex->kind & MUTEX_ROBUST) ||
	    (__atomic_load_n(&mutex->word, __ATOMIC_RELAXED) & ~FUTEX_WAITERS) != mine)
		return EINVAL;
	__atomic_and_fetch(&mutex->word, ~FUTEX_OWNER_DIED, __ATOMIC_RELAXED);
	return 0;
}
