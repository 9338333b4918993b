/* SPDX-License-Identifier: MIT */
/* Threads: what is before a thread's first step and after its last. */
#include "lib/explore/runtime/runtime.h"

#include <pthread.h>
#include <stdlib.h>

#include "lib/c/thread.h"

struct start {
	struct explored *thread;
	void *(*function)(void *);
	void *argument;
};

int __explore_pthread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
int __explore_pthread_join(pthread_t, void **);
int __explore_pthread_tryjoin_np(pthread_t, void **);
int __explore_pthread_timedjoin_np(pthread_t, void **, const struct timespec *);
int __explore_pthread_clockjoin_np(pthread_t, void **, clockid_t, const struct timespec *);
_Noreturn void __explore_pthread_exit(void *);

/* One never used; else of a thread that was joined; else of one that has ended. */
struct explored *
explore_new_thread(void)
{
	struct explored *t = NULL;

	if (explore_common.thread_count < THREADS_MOST)
		t = &explore_threads[explore_common.thread_count++];
	for (uint32_t i = 0; i < THREADS_MOST && !t; i++)
		if (!explore_threads[i].used)
			t = &explore_threads[i];
	for (uint32_t i = 0; i < THREADS_MOST && !t; i++)
		if (explore_threads[i].ended)
			t = &explore_threads[i];
	if (!t) {
		explore_give_up();
		return NULL;
	}
	t->index = (uint32_t)(t - explore_threads);
	t->used = true;
	t->ended = t->fenced = false;
	t->now.at[t->index]++;
	return t;
}

struct explored *
explore_child(void)
{
	struct explored *t = explore_new_thread();
	uint32_t own;

	if (!t || !explore_self)
		return t;
	own = t->now.at[t->index];
	t->now = explore_self->now;
	t->now.at[t->index] = own > t->now.at[t->index] ? own : t->now.at[t->index] + 1;
	explore_self->now.at[explore_self->index]++;
	t->pid = explore_self->pid;
	t->held = 0;
	return t;
}

/* A thread ends. The kernel takes the robust mutexes from it that it still holds, and gives them to the next. */
static void
end(struct explored *t)
{
	struct robust_list_head *head = &__self()->robust;

	for (char *entry = (char *)head->list.next; __self()->robust_known && entry != (char *)&head->list;) {
		entry = (char *)((uintptr_t)entry & ~1ul);
		explore_release(entry + head->futex_offset);
		entry = *(char **)entry;
	}
	explore_note_written();
	if (t)
		t->ended = true;
}

static void *
begin(void *argument)
{
	struct start start = *(struct start *)argument;
	struct heddle_thread *self = __self();
	void *result;

	__real_free(argument);
	if (start.thread)
		start.thread->handle = self;
	explore_begin_thread(start.thread);
	if (self->map)
		explore_forget(self->map, self->map_size);
	result = start.function(start.argument);
	end(start.thread);
	return result;
}

int
LED(pthread_create)(pthread_t *result, const pthread_attr_t *attributes, void *(*function)(void *), void *argument)
{
	struct start *start = __real_malloc(sizeof(*start));
	struct explored *t;
	int error;

	called(RETURN_ADDRESS, result, __explore_pthread_create);
	if (!start)
		return 11; /* EAGAIN */
	t = explore_flags ? explore_child() : NULL;
	*start = (struct start){ t, function, argument };
	error = pthread_create(result, attributes, begin, start);
	if (error && t)
		t->used = false;
	if (error)
		__real_free(start);
	return error;
}

void
explore_hear_thread(const volatile void *tid)
{
	for (uint32_t i = 0; i < explore_common.thread_count && explore_self && detecting(); i++) {
		const struct heddle_thread *thread = explore_threads[i].handle;

		if (thread && &thread->tid == tid)
			clock_join(&explore_self->now, &explore_threads[i].now);
	}
}

static int
joined(pthread_t thread, int error)
{
	returned(RETURN_ADDRESS, thread, (uint64_t)error);
	for (uint32_t i = 0; i < explore_common.thread_count && !error; i++) {
		struct explored *t = &explore_threads[i];

		if (!t->used || t->handle != thread)
			continue;
		if (explore_self)
			clock_join(&explore_self->now, &t->now);
		t->used = false;
		t->handle = NULL;
	}
	return error;
}

int
LED(pthread_join)(pthread_t thread, void **result)
{
	called(RETURN_ADDRESS, thread, __explore_pthread_join);
	return joined(thread, pthread_join(thread, result));
}

int
LED(pthread_tryjoin_np)(pthread_t thread, void **result)
{
	called(RETURN_ADDRESS, thread, __explore_pthread_tryjoin_np);
	return joined(thread, pthread_tryjoin_np(thread, result));
}

int
LED(pthread_timedjoin_np)(pthread_t thread, void **result, const struct timespec *deadline)
{
	called(RETURN_ADDRESS, thread, __explore_pthread_timedjoin_np);
	return joined(thread, pthread_timedjoin_np(thread, result, deadline));
}

int
LED(pthread_clockjoin_np)(pthread_t thread, void **result, clockid_t clock, const struct timespec *deadline)
{
	called(RETURN_ADDRESS, thread, __explore_pthread_clockjoin_np);
	return joined(thread, pthread_clockjoin_np(thread, result, clock, deadline));
}

_Noreturn void
LED(pthread_exit)(void *result)
{
	end(explore_self);
	pthread_exit(result);
}
