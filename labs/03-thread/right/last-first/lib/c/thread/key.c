/* SPDX-License-Identifier: MIT */
/* Keys are given out and taken apart from the last to the first; there is no order that anybody may count on. */
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
	for (unsigned i = PTHREAD_KEYS_MAX; i-- > 0 && result;) {
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
	if (key >= PTHREAD_KEYS_MAX || !keys[key].used)
		return EINVAL;
	pthread_mutex_lock(&lock);
	keys[key].used = false;
	keys[key].destructor = NULL;
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

	for (unsigned i = PTHREAD_KEYS_MAX; i-- > 0;) {
		void *value = value_of(self, i);

		self->values[i].value = NULL;
		if (value && keys[i].destructor) {
			keys[i].destructor(value);
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
