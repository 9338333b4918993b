/* SPDX-License-Identifier: MIT */
/* Local: a key of the threads library, which finds a thread's value from its own base register.  Contracts in local.h. */
#include <conc/local.h>

#include <errno.h>
#include <stddef.h>

int
local_init(struct local *l, void *(*make)(void), void (*drop)(void *value))
{
    l->make = make;
    return pthread_key_create(&l->key, drop) == 0 ? 0 : -EAGAIN;
}

void *
local_get(struct local *l)
{
    void *value = pthread_getspecific(l->key);
    if (!value && l->make) {
        value = l->make();
        pthread_setspecific(l->key, value);
    }
    return value;
}

int
local_set(struct local *l, void *value)
{
    return pthread_setspecific(l->key, value) == 0 ? 0 : -ENOMEM;
}

void
local_destroy(struct local *l)
{
    pthread_key_delete(l->key);
}
