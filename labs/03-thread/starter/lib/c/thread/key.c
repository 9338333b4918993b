/* SPDX-License-Identifier: MIT */
/*
 * Values that each thread has its own of, made at run time.
 *
 * Yours to write.  What is here compiles and keeps no promise.  A thread's values lie in its
 * struct heddle_thread (values[], lib/c/thread.h); what all threads have in common lies here.
 */
#include <errno.h>
#include <pthread.h>

#include "lib/c/thread.h"

int
pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
	(void)key, (void)destructor;
	return EAGAIN;
}

int
pthread_key_delete(pthread_key_t key)
{
	(void)key;
	return EINVAL;
}

int
pthread_setspecific(pthread_key_t key, const void *value)
{
	(void)key, (void)value;
	return EINVAL;
}

void *
pthread_getspecific(pthread_key_t key)
{
	(void)key;
	return NULL;
}

/* The calling thread ends: calls the destructors of the keys that it has values for.  pthread_exit calls this. */
void
__run_key_destructors(struct heddle_thread *self)
{
	(void)self;
}
