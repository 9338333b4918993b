/* SPDX-License-Identifier: MIT */
/* Argument strings, one after the other in a buffer that grows. */
#include "kernel/proc/args.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/limits.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

#define START 1024

/* Room for n more bytes. */
static int
reserve(struct exec_args *args, size_t n)
{
	size_t capacity = args->capacity ? args->capacity : START;
	char *bigger;

	if (args->used + n > ARG_MAX)
		return -E2BIG;
	while (capacity < args->used + n)
		capacity *= 2;
	if (capacity == args->capacity)
		return 0;
	bigger = kmalloc(capacity);
	if (!bigger)
		return -ENOMEM;
	if (args->text)
		memcpy(bigger, args->text, args->used);
	kfree(args->text);
	args->text = bigger;
	args->capacity = capacity;
	return 0;
}

static int
add(struct exec_args *args, const char *s)
{
	size_t n = strlen(s) + 1;
	int r = reserve(args, n);

	if (r < 0)
		return r;
	memcpy(args->text + args->used, s, n);
	args->used += n;
	return 0;
}

/* Appends a user string: tries the room that is there, then twice as much. */
static int
add_user(struct exec_args *args, uptr string)
{
	for (size_t room = 128;; room *= 2) {
		long n;
		int r = reserve(args, room);

		if (r == -E2BIG && args->used < ARG_MAX) {
			room = ARG_MAX - args->used;
			r = reserve(args, room);
		}
		if (r < 0)
			return r;
		n = copy_in_str(args->text + args->used, string, room);
		if (n >= 0) {
			args->used += (size_t)n + 1;
			return 0;
		}
		if (n != -ENAMETOOLONG)
			return (int)n;
		if (args->used + room == ARG_MAX)
			return -E2BIG;
	}
}

static int
add_user_vector(struct exec_args *args, uptr vector, unsigned int *count)
{
	uint64_t string;

	for (*count = 0; vector.addr; (*count)++) {
		int r = copy_in(&string, uptr_add(vector, (int64_t)(*count * sizeof(string))),
				sizeof(string));

		if (r < 0)
			return r;
		if (!string)
			break;
		if (*count >= ARG_MAX / sizeof(string))
			return -E2BIG;
		r = add_user(args, UPTR(string));
		if (r < 0)
			return r;
	}
	return 0;
}

int
args_from_user(struct exec_args *args, uptr argv, uptr envp)
{
	int r;

	memset(args, 0, sizeof(*args));
	r = reserve(args, 1);
	if (r == 0)
		r = add_user_vector(args, argv, &args->argc);
	args->argv_size = args->used;
	if (r == 0)
		r = add_user_vector(args, envp, &args->envc);
	if (r < 0)
		args_free(args);
	return r;
}

static int
add_vector(struct exec_args *args, const char *const *vector, unsigned int *count)
{
	int r = 0;

	for (*count = 0; r == 0 && vector[*count]; (*count)++)
		r = add(args, vector[*count]);
	return r;
}

int
args_from_kernel(struct exec_args *args, const char *const *argv, const char *const *envp)
{
	int r;

	memset(args, 0, sizeof(*args));
	r = add_vector(args, argv, &args->argc);
	args->argv_size = args->used;
	if (r == 0)
		r = add_vector(args, envp, &args->envc);
	if (r < 0)
		args_free(args);
	return r;
}

void
args_free(struct exec_args *args)
{
	kfree(args->text);
	memset(args, 0, sizeof(*args));
}

int
args_replace_first(struct exec_args *args, const char *const *strings, unsigned int n)
{
	size_t old = args->argc ? strlen(args->text) + 1 : 0, new = 0;
	char *to;
	int r;

	for (unsigned int i = 0; i < n; i++)
		new += strlen(strings[i]) + 1;
	r = reserve(args, new);
	if (r < 0)
		return r;
	memmove(args->text + new, args->text + old, args->used - old);
	to = args->text;
	for (unsigned int i = 0; i < n; i++) {
		memcpy(to, strings[i], strlen(strings[i]) + 1);
		to += strlen(strings[i]) + 1;
	}
	args->argc += n - (args->argc ? 1 : 0);
	args->used += new - old;
	args->argv_size += new - old;
	return 0;
}
