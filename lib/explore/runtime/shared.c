/* SPDX-License-Identifier: MIT */
/*
 * Memory that comes and goes by mmap, and what all processes call what is in it. Each byte of a shared mapping has a key:
 *
 *     HEDDLE_SHARED | object << HEDDLE_SHARED_SHIFT | offset      object: one of the files; above, one without a name
 *
 * A mapping without a name is known to those who inherit it, at the same address; a file may lie anywhere.
 */
#include "lib/explore/runtime/runtime.h"

#include <sys/mman.h>
#include <sys/stat.h>

#define MAPPINGS 64

struct common explore_common;
uint32_t explore_mapping_count;
static struct mapping {
	uintptr_t start, end, key;
} mappings[MAPPINGS];

void *__real_mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset);
int __real_munmap(void *address, size_t size);
void *__real_mremap(void *old, size_t old_size, size_t size, int flags, ...);
void *__wrap_mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset);
int __wrap_munmap(void *address, size_t size);
void *__wrap_mremap(void *old, size_t old_size, size_t size, int flags, void *new);
int __real_execve(const char *path, char *const *arguments, char *const *environment);
int __wrap_execve(const char *path, char *const *arguments, char *const *environment);

uintptr_t
explore_shared_key(uintptr_t address)
{
	for (uint32_t i = 0; i < explore_mapping_count; i++)
		if (address - mappings[i].start < mappings[i].end - mappings[i].start)
			return mappings[i].key + (address - mappings[i].start);
	return address;
}

static void
add(uintptr_t start, uintptr_t end, uintptr_t key)
{
	if (explore_mapping_count < MAPPINGS)
		mappings[explore_mapping_count++] = (struct mapping){ start, end, key };
	else
		explore_common.foreign = true;
}

/* What is there is shared no more: of a mapping both ends may stay. */
static void
cut(uintptr_t start, uintptr_t end)
{
	for (uint32_t i = explore_mapping_count; i-- > 0;) {
		struct mapping m = mappings[i];

		if (m.end <= start || end <= m.start)
			continue;
		mappings[i] = mappings[--explore_mapping_count];
		if (m.start < start)
			add(m.start, start, m.key);
		if (end < m.end)
			add(end, m.end, m.key + (end - m.start));
	}
}

/* Of the file's first byte; 0: it is not known. */
static uintptr_t
key_of(int fd, int flags)
{
	uint32_t object = COMMON_FILES + explore_common.unnamed_count;
	struct stat status;

	if (flags & MAP_ANONYMOUS) {
		explore_common.unnamed_count++;
	} else {
		if (fstat(fd, &status) < 0)
			return 0;
		for (object = 0; object < explore_common.file_count; object++)
			if (explore_common.files[object].device == status.st_dev && explore_common.files[object].number == status.st_ino)
				break;
		if (object == COMMON_FILES)
			return 0;
		explore_common.files[object].device = status.st_dev;
		explore_common.files[object].number = status.st_ino;
		if (object == explore_common.file_count)
			explore_common.file_count++;
	}
	return HEDDLE_SHARED | (uintptr_t)object << HEDDLE_SHARED_SHIFT;
}

void *
__wrap_mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset)
{
	void *memory = __real_mmap(address, size, protection, flags, fd, offset);
	uintptr_t end = (uintptr_t)memory + ((size + 4095) & ~4095ul), key;

	if (memory == MAP_FAILED || !detecting())
		return memory;
	cut((uintptr_t)memory, end);
	explore_forget(memory, size);
	if (!(flags & MAP_SHARED) || !explore_common.shadow.memory)
		return memory;
	key = key_of(fd, flags);
	if (key)
		add((uintptr_t)memory, end, key + (flags & MAP_ANONYMOUS ? 0 : (uintptr_t)offset));
	else
		explore_common.foreign = true;
	return memory;
}

int
__wrap_munmap(void *address, size_t size)
{
	int result = __real_munmap(address, size);

	if (result == 0 && detecting())
		cut((uintptr_t)address, (uintptr_t)address + ((size + 4095) & ~4095ul));
	return result;
}

void *
__wrap_mremap(void *old, size_t old_size, size_t size, int flags, void *new)
{
	void *memory = __real_mremap(old, old_size, size, flags, new);
	uintptr_t key = explore_key(old), start = (uintptr_t)memory, end = start + ((size + 4095) & ~4095ul);

	if (memory == MAP_FAILED || !detecting())
		return memory;
	cut((uintptr_t)old, (uintptr_t)old + ((old_size + 4095) & ~4095ul));
	cut(start, end);
	if (key & HEDDLE_SHARED)
		add(start, end, key);
	return memory;
}

int
__wrap_execve(const char *path, char *const *arguments, char *const *environment)
{
	explore_common.foreign = true;
	return __real_execve(path, arguments, environment);
}
