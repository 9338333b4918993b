/* SPDX-License-Identifier: MIT */
/* Finding programs: files, scripts, scripts of scripts.
 *
 *     execve("/x.sh", {"x.sh", "1"})  with "#!/bin/sh -e" in /x.sh
 *     runs /bin/sh with {"/bin/sh", "-e", "/x.sh", "1"} */
#include "kernel/proc/program.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/fcntl.h"
#include "kernel/abi/limits.h"
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/process.h"
#include "lib/base/string.h"

#define SCRIPT_DEPTH 4

struct inode *
program_get(struct inode *exe)
{
	if (exe)
		assert_eq(inode_run_begin(inode_get(exe)), 0);
	return exe;
}

void
program_put(struct inode *exe)
{
	if (exe) {
		inode_run_end(exe);
		inode_put(exe);
	}
}

/* A regular file that the caller may run and nobody writes; for program_put. */
static int
find_file(const char *path, struct inode **out)
{
	struct fs_context fs;
	int r;

	process_fs_get(&fs);
	r = fs_lookup(&fs, NULL, path, true, out);
	if (r == 0) {
		r = S_ISREG(inode_mode(*out)) ? inode_may(fs.cred, *out, X_OK) : -EACCES;
		if (r == 0)
			r = inode_run_begin(*out);
		if (r < 0)
			inode_put(*out);
	}
	process_fs_put(&fs);
	return r;
}

/* Reads the first line; true if it is "#!...". */
static bool
is_script(struct program *program, struct inode *inode)
{
	long n = inode_read(inode, program->line, SCRIPT_LINE - 1, 0);

	program->line[n > 0 ? n : 0] = '\0';
	return n >= 2 && program->line[0] == '#' && program->line[1] == '!';
}

static char *
skip_blanks(char *s)
{
	return s + strspn(s, " \t");
}

/* "#!interpreter argument": the parts of the line; *argument may be empty. */
static int
parse_script(char *line, char **interpreter, char **argument)
{
	char *end = line + strcspn(line, "\n");
	bool cut = end == line + SCRIPT_LINE - 1;

	*end = '\0';
	while (end > line && (end[-1] == ' ' || end[-1] == '\t'))
		*--end = '\0';
	*interpreter = skip_blanks(line + 2);
	if (**interpreter == '\0')
		return -ENOEXEC;
	*argument = *interpreter + strcspn(*interpreter, " \t");
	if (**argument == '\0' && cut)
		return -ENOEXEC; /* not even its name is whole */
	if (**argument != '\0') {
		*(*argument)++ = '\0';
		*argument = skip_blanks(*argument);
	}
	return 0;
}

/* argv[0] becomes interpreter, argument, script. */
static int
enter_interpreter(struct program *program, const char *script, struct exec_args *args)
{
	char *interpreter, *argument;
	const char *strings[3];
	unsigned int n = 0;
	int r = parse_script(program->line, &interpreter, &argument);

	if (r < 0)
		return r;
	strings[n++] = interpreter;
	if (*argument)
		strings[n++] = argument;
	strings[n++] = script;
	r = args_replace_first(args, strings, n);
	strlcpy(program->interpreter, interpreter, SCRIPT_LINE);
	return r;
}

int
program_find(struct program *program, const char *path, struct exec_args *args)
{
	struct inode *inode;

	for (int depth = 0;; depth++) {
		int r = find_file(path, &inode);

		if (r < 0)
			return r;
		if (!is_script(program, inode)) {
			r = elf_read(&program->image, inode);
			if (r < 0)
				program_put(inode);
			return r;
		}
		program_put(inode);
		r = depth < SCRIPT_DEPTH ? enter_interpreter(program, path, args) : -ELOOP;
		if (r < 0)
			return r;
		path = program->interpreter;
	}
}
