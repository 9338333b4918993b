/* SPDX-License-Identifier: MIT */
/* As in the tree, but every look at a key is under the lock. */
#include <errno.h>
#include <pthread.h>

#include "lib/c/thread.h"

#define DESTRUCTOR_ROUNDS 4             /* a destructor may set values again */

static struct {
	bool used;
	unsigned generation;            /* how often it was created: older values are not its */
	void (*destructor)(void *);
} keys[PTHREAD_KEYS_MAX];               /* [lock] to change */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int
pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
	int result = EAGAIN;

	pthread_mutex_lock(&lock);
	for (unsigned i = 0; i < PTHREAD_KEYS_MAX && result; i++) {
		if (keys[i].used)
			continue;
		keys[i].used = true;
		keys[i].generation++;
		keys[i].destructor = destructor;
		*key = i;
		result = 0;
	}
	pthread_mutex_unlock(&lock);
	return result;
}

int
pthread_key_delete(pthread_key_t key)
{
	pthread_mutex_lock(&lock);
	bool used = key < PTHREAD_KEYS_MAX && keys[key].used;
	if (used) {
		keys[key].used = false;
		keys[key].destructor = NULL;
	}
	pthread_mutex_unlock(&lock);
	return used ? 0 : EINVAL;
}

int
pthread_setspecific(pthread_key_t key, const void *value)
{
	pthread_mutex_lock(&lock);
	bool used = key < PTHREAD_KEYS_MAX && keys[key].used;
	if (used) {
		__self()->values[key].value = value;
		__self()->values[key].generation = keys[key].generation;
	}
	pthread_mutex_unlock(&lock);
	return used ? 0 : EINVAL;
}

static void *
value_of(struct heddle_thread *self, pthread_key_t key)
{
	bool current = self->values[key].generation == keys[key].generation;

	return current ? (void *)self->values[key].value : NULL;
}

void *
pthread_getspecific(pthread_key_t key)
{
	return key < PTHREAD_KEYS_MAX ? value_of(__self(), key) : NULL;
}

static bool
destroy_once(struct heddle_thread *self)
{
	bool found = false;

	for (unsigned i = 0; i < PTHREAD_KEYS_MAX; i++) {
		pthread_mutex_lock(&lock);
		void (*destructor)(void *) = keys[i].destructor;
		void *value = value_of(self, i);
		pthread_mutex_unlock(&lock);

		self->values[i].value = NULL;
		if (value && destructor) {
			destructor(value);
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
