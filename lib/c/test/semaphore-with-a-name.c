/* SPDX-License-Identifier: MIT */
/* A named semaphore is one for all processes, opens at one address, and lives without its name until closed. */
#include "check.h"

#include <limits.h>
#include <semaphore.h>
#include <sys/stat.h>

static char name[32];

static int
value_of(sem_t *sem)
{
	int value = -1;

	CHECK_OK(sem_getvalue(sem, &value));
	return value;
}

static void
post_by_name(void)
{
	sem_t *sem = sem_open(name, 0);

	CHECK(sem != SEM_FAILED);
	CHECK_OK(sem_post(sem));
	CHECK_OK(sem_close(sem));
}

static void
refuses(const char *what, int flags, unsigned value, int error)
{
	errno = 0;
	CHECK(sem_open(what, flags, 0600, value) == SEM_FAILED);
	CHECK_EQ(errno, error);
}

/* Eight processes create it at once: all get the same one. */
static void
create_and_post(void)
{
	sem_t *sem = sem_open(name, O_CREAT, 0600, 3);

	CHECK(sem != SEM_FAILED);
	CHECK_OK(sem_post(sem));
}

static void
race(void)
{
	pid_t child[8];
	sem_t *sem;

	for (int i = 0; i < 8; i++)
		child[i] = start(create_and_post);
	for (int i = 0; i < 8; i++)
		CHECK_EQ(wait_status(child[i]), EXITED(0));
	sem = sem_open(name, 0);
	CHECK_EQ(value_of(sem), 3 + 8);
	CHECK_OK(sem_close(sem));
	CHECK_OK(sem_unlink(name));
}

int
main(void)
{
	char path[64];
	struct stat status;
	sem_t *sem, *new;

	snprintf(name, sizeof(name), "/test-%d", (int)getpid());
	refuses(name, 0, 0, ENOENT);
	refuses("/", O_CREAT, 0, EINVAL);
	refuses("/a/b", O_CREAT, 0, EINVAL);
	refuses(name, O_CREAT, (unsigned)SEM_VALUE_MAX + 1, EINVAL);
	sem = sem_open(name, O_CREAT | O_EXCL, 0600, 2);
	CHECK(sem != SEM_FAILED);
	refuses(name, O_CREAT | O_EXCL, 2, EEXIST);
	CHECK(sem_open(name, O_CREAT, 0600, 9) == sem);
	CHECK_OK(sem_close(sem));
	CHECK_EQ(value_of(sem), 2);
	snprintf(path, sizeof(path), "/dev/shm/sem.%s", name + 1);
	CHECK_OK(stat(path, &status));
	CHECK_EQ(status.st_mode & 0777, 0600);
	CHECK_EQ(status.st_nlink, 1);
	CHECK_EQ(run(post_by_name), EXITED(0));
	CHECK_EQ(value_of(sem), 3);
	CHECK_OK(sem_unlink(name));
	CHECK_ERRNO(sem_unlink(name), ENOENT);
	new = sem_open(name, O_CREAT, 0600, 0);
	CHECK(new != SEM_FAILED && new != sem);
	CHECK_EQ(value_of(new), 0);
	CHECK_OK(sem_wait(sem));
	CHECK_EQ(value_of(sem), 2);
	CHECK_OK(sem_close(sem));
	CHECK_OK(sem_close(new));
	CHECK_ERRNO(sem_close(new), EINVAL);
	CHECK_OK(sem_unlink(name));
	race();
	return 0;
}
