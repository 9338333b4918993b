/* SPDX-License-Identifier: MIT */
/* Argument strings of execve. */
#include "kernel/abi/errno.h"
#include "kernel/abi/limits.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/args.h"
#include "kernel/test/test.h"
#include "lib/base/string.h"

KERNEL_TEST(args_lie_one_after_the_other)
{
	const char *argv[] = { "one", "", "three", NULL }, *envp[] = { "A=1", NULL };
	struct exec_args args;

	CHECK_EQ(args_from_kernel(&args, argv, envp), 0);
	CHECK_EQ(args.argc, 3);
	CHECK_EQ(args.envc, 1);
	CHECK_EQ(args.argv_size, 11);
	CHECK_EQ(args.used, 15);
	CHECK_EQ(memcmp(args.text, "one\0\0three\0A=1", 15), 0);
	args_free(&args);
}

KERNEL_TEST(args_get_an_interpreter_in_front)
{
	const char *argv[] = { "/script", "x", NULL }, *envp[] = { "A=1", NULL };
	const char *front[] = { "/bin/sh", "-e", "/script" };
	struct exec_args args;

	CHECK_EQ(args_from_kernel(&args, argv, envp), 0);
	CHECK_EQ(args_replace_first(&args, front, 3), 0);
	CHECK_EQ(args.argc, 4);
	CHECK_EQ(args.argv_size, 21);
	CHECK_EQ(memcmp(args.text, "/bin/sh\0-e\0/script\0x\0A=1", 25), 0);
	args_free(&args);
}

KERNEL_TEST(args_have_a_limit)
{
	char *long_string = kmalloc(ARG_MAX + 1);
	const char *argv[] = { long_string, NULL }, *envp[] = { NULL };
	struct exec_args args;

	memset(long_string, 'x', ARG_MAX);
	long_string[ARG_MAX] = '\0';
	CHECK_EQ(args_from_kernel(&args, argv, envp), -E2BIG);
	long_string[ARG_MAX - 1] = '\0'; /* with the NUL it just fits */
	CHECK_EQ(args_from_kernel(&args, argv, envp), 0);
	args_free(&args);
	kfree(long_string);
}
