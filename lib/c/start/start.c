/* SPDX-License-Identifier: MIT */
/*
 * From _start to main: find what the kernel left on the stack, build thread-local
 * storage, run constructors, call main, exit with its result.
 *
 *      rsp -> argc | argv[0] .. argv[argc-1] NULL | envp[0] .. NULL | auxv pairs .. AT_NULL
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#include "lib/base/format.h"
#include "lib/base/format_real.h"
#include "lib/c/thread.h"

_Noreturn void __libc_start(long *stack);
int main(int argc, char **argv, char **envp);

typedef void constructor(void);
extern constructor *__init_array_start[], *__init_array_end[];

char **environ;
char *program_invocation_name = "";
char *program_invocation_short_name = "";

static void
name_program(char *path)
{
	char *slash = strrchr(path, '/');

	program_invocation_name = path;
	program_invocation_short_name = slash ? slash + 1 : path;
}

static const Elf64_auxv_t *auxiliary;

unsigned long
getauxval(unsigned long type)
{
	const Elf64_auxv_t *a = auxiliary;

	while (a->a_type != AT_NULL && a->a_type != type)
		a++;
	return a->a_type == type ? a->a_val : 0;
}

static void
start_tls(const Elf64_auxv_t *auxv)
{
	const Elf64_Phdr *headers = NULL;
	size_t count = 0;

	for (; auxv->a_type != AT_NULL; auxv++) {
		if (auxv->a_type == AT_PHDR)
			headers = (const Elf64_Phdr *)auxv->a_val;
		else if (auxv->a_type == AT_PHNUM)
			count = auxv->a_val;
	}
	__tls_start(headers, count);
}

_Noreturn void
__libc_start(long *stack)
{
	int argc = (int)*stack;
	char **argv = (char **)(stack + 1);
	char **end = environ = argv + argc + 1;

	while (*end)
		end++;
	auxiliary = (const Elf64_auxv_t *)(end + 1);
	start_tls(auxiliary);
	if (argc)
		name_program(argv[0]);
	format_real = format_real_decimal;
	for (constructor **c = __init_array_start; c < __init_array_end; c++)
		(*c)();
	exit(main(argc, argv, environ));
}
