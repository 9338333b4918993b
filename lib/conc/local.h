/* SPDX-License-Identifier: MIT */
/*
 * Local: Python's threading.local, one variable with a value for each thread.
 *
 *     static struct local student;
 *     local_init(&student, NULL, NULL);
 *
 *     local_set(&student, "Alice");           in one thread
 *     local_set(&student, "Bob");             in another
 *     local_get(&student);                    each gets its own
 *
 * In Python the object has attributes; here it has one pointer, which may be one to a struct of them.
 * A thread that has set nothing gets NULL (Python: AttributeError), or what `make` returns: as in a subclass of
 * threading.local, whose __init__ runs anew in each thread that uses it.
 * A thread that ends has its value dropped; one that dies by a signal takes the process along, and nothing is dropped.
 */
#pragma once

#include <pthread.h>

struct local {
    pthread_key_t key;
    void *(*make)(void);
};

/* make: called in each thread at its first local_get, NULL: none.  drop: called with the thread's value, if it is not NULL,
 * when the thread ends (not for those alive at the end of the process), NULL: none.
 * 0, or -EAGAIN: no more than PTHREAD_KEYS_MAX at once. */
int local_init(struct local *l, void *(*make)(void), void (*drop)(void *value));

/* The caller's own value. */
void *local_get(struct local *l);

/* 0, or -ENOMEM. */
int local_set(struct local *l, void *value);

/* No thread may be using it; values still there are forgotten, not dropped. */
void local_destroy(struct local *l);
