/* SPDX-License-Identifier: MIT */
/*
 * Semaphores with a name: a file /dev/shm/sem.NAME that holds one sem_t, mapped shared.
 * A new one is filled under a name of its own and then linked to the real one, so that
 * nobody ever opens one that is not finished:
 *
 *      open sem.NAME           there is one: done
 *      ENOENT, O_CREAT:        make sem.PID.N, fill it, link it to sem.NAME
 *      link says EEXIST:       another was faster: with O_EXCL an error, else again
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <semaphore.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

/* What this process has open; an inode is mapped once. */
struct opened {
	struct opened *next;
	sem_t *sem;
	dev_t dev;
	ino_t ino;
	unsigned count;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct opened *all;              /* [lock] */

/* [lock] The semaphore in this file: mapped before or now. */
static sem_t *
map(int fd, const struct stat *status)
{
	struct opened *o = all;

	while (o && (o->dev != status->st_dev || o->ino != status->st_ino))
		o = o->next;
	if (!o) {
		o = malloc(sizeof(*o));
		if (!o)
			return SEM_FAILED;
		*o = (struct opened){ all, NULL, status->st_dev, status->st_ino, 0 };
		o->sem = mmap(NULL, sizeof(sem_t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
		if (o->sem == MAP_FAILED) {
			free(o);
			return SEM_FAILED;
		}
		all = o;
	}
	o->count++;
	return o->sem;
}

static sem_t *
open_existing(const char *path)
{
	int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	sem_t *sem = SEM_FAILED;
	struct stat status;

	if (fd < 0)
		return SEM_FAILED;
	pthread_mutex_lock(&lock);
	if (fstat(fd, &status) == 0)
		sem = map(fd, &status);
	pthread_mutex_unlock(&lock);
	close(fd);
	return sem;
}

/* A file with that semaphore in it, under a name of its own. */
static int
make_file(char *path, mode_t mode, const sem_t *sem)
{
	static unsigned number;
	int fd;

	do {
		sprintf(path, "/dev/shm/sem.%d.%u", getpid(),
			__atomic_fetch_add(&number, 1, __ATOMIC_RELAXED));
		fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	} while (fd < 0 && errno == EEXIST);
	if (fd < 0)
		return -1;
	if (write(fd, sem, sizeof(*sem)) != sizeof(*sem)) {
		close(fd);
		unlink(path);
		return -1;
	}
	return close(fd);
}

/* 0, or -1 and errno; EEXIST is success unless O_EXCL asks. */
static int
create(const char *path, int flags, mode_t mode, unsigned value)
{
	char own[SHM_PATH_MAX];
	sem_t sem;
	int result;

	if (sem_init(&sem, 1, value) < 0 || make_file(own, mode, &sem) < 0)
		return -1;
	result = link(own, path);
	if (result < 0 && errno == EEXIST && !(flags & O_EXCL))
		result = 0;
	unlink(own);
	return result;
}

sem_t *
sem_open(const char *name, int flags, ...)
{
	char path[SHM_PATH_MAX];
	unsigned value = 0;
	mode_t mode = 0;
	va_list rest;

	va_start(rest, flags);
	if (flags & O_CREAT) {
		mode = va_arg(rest, mode_t);
		value = va_arg(rest, unsigned);
	}
	va_end(rest);
	if (__shm_path(path, "sem.", name) < 0)
		return SEM_FAILED;
	for (;;) {
		sem_t *sem = (flags & O_CREAT) && (flags & O_EXCL) ? SEM_FAILED : open_existing(path);

		if (sem != SEM_FAILED)
			return sem;
		if (!(flags & O_CREAT) || (!(flags & O_EXCL) && errno != ENOENT))
			return SEM_FAILED;
		if (create(path, flags, mode, value) < 0)
			return SEM_FAILED;
		flags &= ~O_EXCL;
	}
}

int
sem_close(sem_t *sem)
{
	struct opened **at = &all, *o;
	int result = -1;

	pthread_mutex_lock(&lock);
	while ((o = *at) && o->sem != sem)
		at = &o->next;
	if (!o) {
		errno = EINVAL;
	} else {
		result = 0;
		if (--o->count == 0) {
			*at = o->next;
			munmap(sem, sizeof(*sem));
			free(o);
		}
	}
	pthread_mutex_unlock(&lock);
	return result;
}

int
sem_unlink(const char *name)
{
	char path[SHM_PATH_MAX];

	return __shm_path(path, "sem.", name) < 0 ? -1 : unlink(path);
}

void
__semaphores_after_fork(void)
{
	lock = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
}
