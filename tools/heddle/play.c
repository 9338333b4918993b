/* SPDX-License-Identifier: MIT */
/*
 * heddle play: a person schedules. The playing is done in the guest, by user/bin/explore/play.c, which reads what to do from
 * our standard input; the program itself reads nothing, as its tokens say.
 */
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/heddle/command.h"
#include "tools/heddle/explore.h"
#include "tools/heddle/say.h"
#include "tools/heddle/words.h"
#include "user/bin/explore/play.h"

enum { BAD_USE = 2 };

static const char help[] =
	"usage: heddle play [OPTION]... -- PROGRAM|FILE.c [ARG]...\n"
	"\n"
	"Runs PROGRAM as `heddle explore` does, and asks before each step which thread\n"
	"moves next.  Shows what each is about to do, with its source line, who waits\n"
	"for what and who holds which lock.  A move can be taken back; the run can be\n"
	"saved as a token for `heddle replay`, at any time.  A data race is no failure\n"
	"here, only what comes of it.\n"
	"\n"
	"  --help   this text\n"
	"\n"
	"What is said to it, a line each:\n"
	"\n"
	"  NUMBER   that thread moves       u   takes back the last move\n"
	"  tNUMBER  its time is up          s   tells the token of the run so far\n"
	"  (Enter)  as it would go on       e   goes on by itself to the end\n"
	"  h        help                    q   enough\n"
	"\n"
	"Exit status: 1 the run had ended and failed, 0 it had not, 2 bad use, 125 it\n"
	"could not be run.\n";

/* A script in a file comes as a pipe does: a file would be the program's input. */
static void
make_pipe_of_file(int input)
{
	struct stat status;
	char bytes[4096];
	ssize_t n;
	int ends[2];

	if (fstat(input, &status) < 0 || !S_ISREG(status.st_mode) || pipe(ends) < 0) {
		dup2(input, STDIN_FILENO);
		return;
	}
	if (fork() == 0) {
		close(ends[0]);
		while ((n = read(input, bytes, sizeof bytes)) > 0 && write(ends[1], bytes, (size_t)n) == n)
			;
		_exit(0);
	}
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	close(ends[1]);
}

/* The program's lines name the file as the compiler was told it. */
static void
add_source(struct words *machine, const char *file)
{
	size_t n = strlen(file);

	if (n < 3 || strcmp(file + n - 2, ".c") != 0)
		return;
	words_add(machine, "--add");
	words_add(machine, "%s:" PLAY_SOURCES "%s", file, file + (*file == '/'));
}

int
cmd_play(int argc, char **argv)
{
	static const struct option known[] = { { "help", no_argument, NULL, 'h' }, { 0 } };
	struct words run = { 0 }, program = { 0 };
	int id = getopt_long(argc, argv, "+:", known, NULL), input, null;

	if (id == 'h') {
		fputs(help, stdout);
		return 0;
	}
	if (id != -1 || optind == argc) {
		say("%s (see heddle play --help)", id != -1 ? "unknown option" : "name the program to play");
		return BAD_USE;
	}
	words_split(&run, "run");
	input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
	null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	dup2(null, STDIN_FILENO);
	add_source(&run, argv[optind]);
	if (!explore_add_program(&run, &program, argv + optind))
		return BAD_USE;
	make_pipe_of_file(input);
	words_split(&run, isatty(input) ? "-- explore -p" : "-- explore -p -p");
	words_append(&run, &program);
	optind = 0;
	return cmd_run((int)run.count, run.list);
}
