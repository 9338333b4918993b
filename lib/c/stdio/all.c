/* SPDX-License-Identifier: MIT */
/* The three streams of every program, and the list of all of them. */
#include <stdlib.h>

#include "lib/c/stdio/file.h"

#define STANDARD(number, buffering_, way) { \
	.lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP, .fd = number, \
	.buffering = buffering_, .way = true, .open = LIST_NODE_INIT(standard[number].open) }

static FILE standard[3] = {
	STANDARD(0, UNDECIDED, can_read),
	STANDARD(1, UNDECIDED, can_write),
	STANDARD(2, _IONBF, can_write),
};

#undef stdin
#undef stdout
#undef stderr
FILE *const stdin = &standard[0];
FILE *const stdout = &standard[1];
FILE *const stderr = &standard[2];

static struct list files = LIST_INIT(files);    /* [lock] those of fopen */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void
__stdio_lock(void)
{
	pthread_mutex_lock(&lock);
}

void
__stdio_unlock(void)
{
	pthread_mutex_unlock(&lock);
}

void
__stdio_add(FILE *file)
{
	__stdio_lock();
	list_push_back(&files, &file->open);
	__stdio_unlock();
}

void
__stdio_remove(FILE *file)
{
	__stdio_lock();
	list_remove(&file->open);
	__stdio_unlock();
}

/* A stream that another thread holds (blocked in a read, say) is passed over when it
 * has nothing to write; else we wait for it. */
static void
flush_one(FILE *file)
{
	if (!file->used)
		return;
	flockfile(file);
	__file_flush(file);
	funlockfile(file);
}

void
__stdio_flush_all(void)
{
	FILE *file;

	flush_one(stdout);
	flush_one(stderr);
	__stdio_lock();
	list_for_each(file, &files, open)
		flush_one(file);
	__stdio_unlock();
}

void
__stdio_after_fork(void)
{
	FILE *file;

	for (int i = 0; i < 3; i++)
		standard[i].lock = (pthread_mutex_t)PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
	list_for_each(file, &files, open)
		file->lock = (pthread_mutex_t)PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
}
