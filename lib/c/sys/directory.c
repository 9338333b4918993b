/* SPDX-License-Identifier: MIT */
/* Reading directories: the kernel fills a buffer with several entries at once. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/c/syscall.h"

struct heddle_directory {
	int fd;
	long next, end;                 /* unread part of the buffer */
	struct dirent entry;            /* what readdir gave last */
	_Alignas(8) char buffer[2048];
};

DIR *
fdopendir(int fd)
{
	DIR *directory = malloc(sizeof(*directory));

	if (!directory)
		return NULL;
	directory->fd = fd;
	directory->next = directory->end = 0;
	return directory;
}

DIR *
opendir(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *directory = fd < 0 ? NULL : fdopendir(fd);

	if (fd >= 0 && !directory)
		close(fd);
	return directory;
}

static int
refill(DIR *directory)
{
	long answer = sys(SYS_getdents64, directory->fd, directory->buffer,
			  sizeof(directory->buffer));

	if (answer < 0 && answer != -ENOENT) /* a folder that was removed is at its end */
		__result(answer);
	directory->next = 0;
	directory->end = answer > 0 ? answer : 0;
	return answer > 0;
}

struct dirent *
readdir(DIR *directory)
{
	const struct linux_dirent64 *raw;
	struct dirent *entry = &directory->entry;

	if (directory->next == directory->end && !refill(directory))
		return NULL;
	raw = (const struct linux_dirent64 *)(directory->buffer + directory->next);
	directory->next += raw->d_reclen;
	entry->d_ino = raw->d_ino;
	entry->d_off = raw->d_off;
	entry->d_reclen = raw->d_reclen;
	entry->d_type = raw->d_type;
	strlcpy(entry->d_name, raw->d_name, sizeof(entry->d_name));
	return entry;
}

void
rewinddir(DIR *directory)
{
	lseek(directory->fd, 0, SEEK_SET);
	directory->next = directory->end = 0;
}

int
closedir(DIR *directory)
{
	int fd = directory->fd;

	free(directory);
	return close(fd);
}

int
dirfd(DIR *directory)
{
	return directory->fd;
}
