/* SPDX-License-Identifier: MIT */
/* See seeds.h. */
#include "tools/heddle/seeds.h"

#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/heddle/command.h"
#include "tools/heddle/say.h"

enum { SIGNALLED = 128, NOTHING_CAN_HAPPEN = 124, COULD_NOT_RUN = 125 };

static volatile sig_atomic_t stopped;

static void
on_signal(int number)
{
	stopped = number;
}

/* The words that run this seed, alone. */
static void
words_of(struct words *line, unsigned long seed, const struct words *run, const struct words *program)
{
	words_add(line, "run");
	words_add(line, "--deterministic");
	words_add(line, "--seed");
	words_add(line, "%lu", seed);
	words_append(line, run);
	words_add(line, "--");
	words_append(line, program);
}

/* Its exit status; what it writes goes to `output`. */
static int
run_seed(unsigned long seed, const struct words *run, const struct words *program, FILE *output)
{
	pid_t parent = getpid(), child;
	struct words line = { 0 };
	int status;

	rewind(output);
	if (ftruncate(fileno(output), 0) < 0)
		return COULD_NOT_RUN;
	lseek(STDIN_FILENO, 0, SEEK_SET);
	words_of(&line, seed, run, program);
	child = fork();
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != parent)
			_exit(COULD_NOT_RUN);
		signal(SIGINT, SIG_DFL);
		dup2(fileno(output), STDOUT_FILENO);
		dup2(fileno(output), STDERR_FILENO);
		optind = 0;
		_exit(cmd_run((int)line.count, line.list));
	}
	while (child > 0 && waitpid(child, &status, 0) < 0)
		continue;
	words_free(&line);
	return child < 0 ? COULD_NOT_RUN : WIFEXITED(status) ? WEXITSTATUS(status) : SIGNALLED + WTERMSIG(status);
}

static void
copy(FILE *from, FILE *to)
{
	char buffer[4096];
	size_t n;

	rewind(from);
	while ((n = fread(buffer, 1, sizeof(buffer), from)) > 0)
		fwrite(buffer, 1, n, to);
	fflush(to);
}

static void
tell(unsigned long seed, int status, const struct words *run, const struct words *program, FILE *output)
{
	struct words line = { 0 };

	printf("explore: seed %lu fails: exit status %d", seed, status);
	if (status > SIGNALLED)
		printf(" (signal %d: %s)", status - SIGNALLED, strsignal(status - SIGNALLED));
	else if (status == NOTHING_CAN_HAPPEN)
		printf(" (it does not end)");
	printf("\nexplore: to see it again: heddle");
	words_of(&line, seed, run, program);
	for (size_t i = 0; i < line.count; i++)
		printf(" %s", line.list[i]);
	printf("\n");
	words_free(&line);
	copy(output, stdout);
}

int
seeds_run(unsigned long first, unsigned long count, const struct words *run, const struct words *program)
{
	FILE *output = tmpfile();
	unsigned long ran = 0;
	int status = 0;

	if (!output) {
		say("cannot make a temporary file");
		return COULD_NOT_RUN;
	}
	sigaction(SIGINT, &(struct sigaction){ .sa_handler = on_signal }, NULL);
	while (ran < count && status == 0 && !stopped) {
		status = run_seed(first + ran, run, program, output);
		ran += !stopped;
		if (isatty(STDERR_FILENO))
			fprintf(stderr, "\r%lu of %lu seeds\033[K", ran, count);
	}
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r\033[K");
	if (stopped)
		printf("explore: stopped after %lu seeds, none of which fails; to go on: --seed %lu\n", ran, first + ran);
	else if (status == COULD_NOT_RUN)
		copy(output, stderr);
	else if (status != 0)
		tell(first + ran - 1, status, run, program, output);
	else
		printf("explore: %lu seeds, from %lu on: none fails\n", count, first);
	fclose(output);
	return stopped ? SIGNALLED + stopped : status && status != COULD_NOT_RUN ? 1 : status;
}
