/* SPDX-License-Identifier: MIT */
/* heddle: the host program.  Finds the command and calls it. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tools/heddle/command.h"
#include "tools/heddle/say.h"

static const struct command {
	const char *name;
	int (*function)(int argc, char **argv);
	const char *summary;
} commands[] = {
	{ "run", cmd_run, "boot the kernel: a shell, or one program" },
	{ "explore", cmd_explore, "run a program under many schedules" },
	{ "replay", cmd_replay, "run a schedule again that explore has found" },
	{ "play", cmd_play, "run a program and choose who moves next" },
	{ "grade", cmd_grade, "judge a lab's submission" },
	{ "pack", cmd_pack, "pack a submission for handing in" },
	{ "class", cmd_class, "judge many submissions" },
	{ "lab", cmd_lab, "check a lab, or begin a new one" },
	{ "cc", cmd_cc, "compile a C program for the guest" },
	{ "trace", cmd_trace, "show what `run --trace` recorded, or the run of a token" },
	{ "bench", cmd_bench, "time the boot and the basic operations" },
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static void
print_help(FILE *to)
{
	fputs("usage: heddle COMMAND [OPTION]...\n\n", to);
	for (int i = 0; i < COMMANDS; i++)
		fprintf(to, "  %-8s %s\n", commands[i].name, commands[i].summary);
	fputs("\n`heddle COMMAND --help` tells more of each.\n", to);
}

/* A program started with stdin, stdout or stderr closed would hand their
   numbers to its next files. */
static void
fill_standard_descriptors(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR | O_CLOEXEC);
	while (fd >= 0 && fd <= STDERR_FILENO);
	close(fd);
}

int
main(int argc, char **argv)
{
	fill_standard_descriptors();
	signal(SIGPIPE, SIG_IGN);	/* write says EPIPE instead */
	signal(SIGXFSZ, SIG_IGN);	/* write says EFBIG instead */
	if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
		print_help(argc < 2 ? stderr : stdout);
		return argc < 2 ? 2 : 0;
	}
	for (int i = 0; i < COMMANDS; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].function(argc - 1, argv + 1);
	say("there is no command '%s' (see heddle --help)", argv[1]);
	return 2;
}
