/* SPDX-License-Identifier: MIT */
/* A value's generation is one number for all keys: what was set before a key was created is not its. */
#include <errno.h>
#include <pthread.h>

#include "lib/c/thread.h"

#define ROUNDS 4

static struct {
	unsigned born;                  /* 0: free */
	void (*destructor)(void *);
} keys[PTHREAD_KEYS_MAX];
static unsigned births;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int
pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
	unsigned i = 0;

	pthread_mutex_lock(&lock);
	while (i < PTHREAD_KEYS_MAX && keys[i].born)
		i++;
	if (i < PTHREAD_KEYS_MAX) {
		__atomic_store_n(&keys[i].destructor, destructor, __ATOMIC_RELEASE);
		__atomic_store_n(&keys[i].born, ++births, __ATOMIC_RELEASE);
		*key = i;
	}
	pthread_mutex_unlock(&lock);
	return i < PTHREAD_KEYS_MAX ? 0 : EAGAIN;
}

int
pthread_key_delete(pthread_key_t key)
{
	if (key >= PTHREAD_KEYS_MAX || !keys[key].born)
		return EINVAL;
	__atomic_store_n(&keys[key].born, 0, __ATOMIC_RELEASE);
	return 0;
}

int
pthread_setspecific(pthread_key_t key, const void *value)
{
	if (key >= PTHREAD_KEYS_MAX || !keys[key].born)
		return EINVAL;
	__self()->values[key].value = value;
	__self()->values[key].generation = keys[key].born;
	return 0;
}

void *
pthread_getspecific(pthread_key_t key)
{
	struct heddle_thread *self = __self();

	if (key >= PTHREAD_KEYS_MAX || self->values[key].generation != __atomic_load_n(&keys[key].born, __ATOMIC_ACQUIRE))
		return NULL;
	return (void *)self->values[key].value;
}

void
__run_key_destructors(struct heddle_thread *self)
{
	for (int round = 0; round < ROUNDS; round++) {
		for (unsigned i = 0; i < PTHREAD_KEYS_MAX; i++) {
			void (*destructor)(void *) = __atomic_load_n(&keys[i].destructor, __ATOMIC_ACQUIRE);
			void *value = pthread_getspecific(i);   /* after its destructor: not one that came later */

			self->values[i].value = NULL;
			if (value && destructor)
				destructor(value);
		}
	}
}
