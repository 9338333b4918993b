/* SPDX-License-Identifier: MIT */
/* Keys are given out and taken apart from the last to the first; there is no order that anybody may count on. */
#include <errno.h>
#include <pthread.h>

#include "lib/c/thread.h"

#define DESTRUCTOR_ROUNDS 4             /* a destructor may set values again */

typedef void destructor_fn(void *);

static struct {
	bool used;
	unsigned generation;            /* how often it was deleted: older values are not its */
	destructor_fn *destructor;      /* read before the generation */
} keys[PTHREAD_KEYS_MAX];               /* [lock] to change */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int
pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
	int result = EAGAIN;

	pthread_mutex_lock(&lock);
	for (unsigned i = PTHREAD_KEYS_MAX; i-- > 0 && result;) {
		if (keys[i].used)
			continue;
		keys[i].used = true;
		__atomic_store_n(&keys[i].destructor, destructor, __ATOMIC_RELEASE);
		*key = i;
		result = 0;
	}
	pthread_mutex_unlock(&lock);
	return result;
}

int
pthread_key_delete(pthread_key_t key)
{
	if (key >= PTHREAD_KEYS_MAX || !keys[key].used)
		return EINVAL;
	pthread_mutex_lock(&lock);
	__atomic_add_fetch(&keys[key].generation, 1, __ATOMIC_RELEASE);
	keys[key].used = false;
	pthread_mutex_unlock(&lock);
	return 0;
}

int
pthread_setspecific(pthread_key_t key, const void *value)
{
	if (key >= PTHREAD_KEYS_MAX || !keys[key].used)
		return EINVAL;
	__self()->values[key].value = value;
	__self()->values[key].generation = keys[key].generation;
	return 0;
}

void *
pthread_getspecific(pthread_key_t key)
{
	struct heddle_thread *self = __self();

	if (key >= PTHREAD_KEYS_MAX || self->values[key].generation != keys[key].generation)
		return NULL;
	return (void *)self->values[key].value;
}

/* What destroys a value of this generation. Others may delete the key meanwhile and make it anew: a destructor that is not
 * the value's own was stored after the number had changed. */
static destructor_fn *
destructor_of(unsigned key, unsigned generation)
{
	destructor_fn *destructor = __atomic_load_n(&keys[key].destructor, __ATOMIC_ACQUIRE);

	return generation == __atomic_load_n(&keys[key].generation, __ATOMIC_ACQUIRE) ? destructor : NULL;
}

static bool
destroy_once(struct heddle_thread *self)
{
	bool found = false;

	for (unsigned i = PTHREAD_KEYS_MAX; i-- > 0;) {
		void *value = (void *)self->values[i].value;
		destructor_fn *destroy = value ? destructor_of(i, self->values[i].generation) : NULL;

		self->values[i].value = NULL;
		if (destroy) {
			destroy(value);
			found = true;
		}
	}
	return found;
}

void
__run_key_destructors(struct heddle_thread *self)
{
	for (int i = 0; i < DESTRUCTOR_ROUNDS && destroy_once(self); i++)
		;
}
