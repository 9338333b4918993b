/* SPDX-License-Identifier: MIT */
/*
 * Semaphores, without a name and with one. `shared` makes no difference: a semaphore in shared
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

#define SEM_FAILED ((sem_t *)0)
/* The semaphore that all processes know by this name ("/NAME", one slash). With O_CREAT
 * two more arguments: mode_t and the value it starts with; with O_EXCL as well EEXIST
 * if there is one. The same address each time, until it was closed as often. */
sem_t *sem_open(const char *name, int flags, ...);
int sem_close(sem_t *sem);
/* The name is free at once; who has it open goes on with it. */
int sem_unlink(const char *name);
