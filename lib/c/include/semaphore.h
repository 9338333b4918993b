/* SPDX-License-Identifier: MIT */
/*
 * Semaphores without a name. `shared` makes no difference: a semaphore in shared
 * memory works between processes. All return -1 and errno on failure.
 */
#pragma once

#include <abi/fcntl.h>
#include <abi/time.h>

typedef struct {
	_Alignas(8) unsigned long state; /* low half: value, high half: waiters */
} sem_t;

int sem_init(sem_t *sem, int shared, unsigned value);
int sem_destroy(sem_t *sem);
/* Takes one; blocks while the value is 0. EINTR: a handler ran. */
int sem_wait(sem_t *sem);
/* EAGAIN instead of blocking. */
int sem_trywait(sem_t *sem);
/* ETIMEDOUT at that moment of CLOCK_REALTIME. */
int sem_timedwait(sem_t *sem, const struct timespec *deadline);
int sem_clockwait(sem_t *sem, clockid_t clock, const struct timespec *deadline);
/* Adds one and wakes a waiter; also from a signal handler. EOVERFLOW. */
int sem_post(sem_t *sem);
int sem_getvalue(sem_t *sem, int *value);
