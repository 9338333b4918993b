/* SPDX-License-Identifier: MIT */
/* See explorer.h. */
#include "tools/heddle/explorer.h"

#include <errno.h>
#include <getopt.h>
#include <jansson.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "grader/lossy.h"
#include "tools/heddle/buffer.h"
#include "tools/heddle/command.h"
#include "tools/heddle/say.h"

enum { RECORD = '\036', STATUS_LAUNCHER = 125 };

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
enum { SIGNALS = sizeof signals / sizeof *signals };

/* What the records have told. */
struct heard {
	const struct explorer *explorer;
	struct buffer record;		/* that is being read */
	bool in_record, in_line;
	unsigned long schedules, points;
	char *go_on;			/* words that begin where it is; NULL: nothing was told */
	struct timespec begun;
};

static volatile pid_t child;
static volatile sig_atomic_t stopped;	/* by this signal; its end ends the child and thereby its pipe */

static void
on_signal(int number)
{
	stopped = number;
	if (child > 0)
		kill(child, SIGTERM);
}

static void
catch_signals(void (*handler)(int))
{
	for (int i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &(struct sigaction){ .sa_handler = handler }, NULL);
}

/* The cursor goes back to the line's beginning, so that whatever is written next stands in its place. */
static void
show_progress(const struct heard *heard, const char *reached)
{
	struct timespec now;

	if (!isatty(STDERR_FILENO))
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	double passed = (double)(now.tv_sec - heard->begun.tv_sec) + (double)(now.tv_nsec - heard->begun.tv_nsec) / 1e9;
	dprintf(STDERR_FILENO, "%lu of %lu schedules, %.0f a second, %lu points%s%s\033[K\r", heard->schedules,
		heard->explorer->schedules, passed > 0 ? (double)heard->schedules / passed : 0, heard->points, *reached ? ", " : "",
		reached);
}

static void
write_json(const struct explorer *explorer, const char *text)
{
	FILE *file = !explorer->json ? NULL : strcmp(explorer->json, "-") == 0 ? stdout : fopen(explorer->json, "w");

	if (!explorer->json)
		return;
	if (!file || fprintf(file, "%s\n", text) < 0 || (file == stdout ? fflush(file) : fclose(file)) != 0)
		say("cannot write %s: %s", explorer->json, strerror(errno));
}

/* Schedules, points, words to go on with, what is reached; tabs between them. */
static void
take_state(struct heard *heard, const char *text)
{
	int words, reached;

	if (sscanf(text, "%lu\t%lu\t%n%*[^\t]%n", &heard->schedules, &heard->points, &words, &reached) != 2)
		return;
	free(heard->go_on);
	heard->go_on = text_of("%.*s", reached - words, text + words);
	show_progress(heard, text[reached] ? text + reached + 1 : "");
}

static void
take_record(struct heard *heard)
{
	const char *text = buffer_text(&heard->record);

	if (*text == '{')
		write_json(heard->explorer, text);
	else
		take_state(heard, text);
	buffer_keep_last(&heard->record, 0);
}

static void
pass_on(struct buffer *bytes)
{
	if (bytes->size && write(STDERR_FILENO, bytes->data, bytes->size) < 0)
		stopped = SIGPIPE;
	buffer_keep_last(bytes, 0);
}

static void
take_byte(struct heard *heard, char byte, struct buffer *others)
{
	if (!heard->in_line && byte == RECORD)
		heard->in_record = true;
	else if (!heard->in_record || byte != '\n')
		buffer_add(heard->in_record ? &heard->record : others, &byte, 1);
	heard->in_line = byte != '\n';
	if (!heard->in_record || heard->in_line)
		return;
	heard->in_record = false;
	pass_on(others);
	take_record(heard);
}

static pid_t
start(struct words *run, int *from)
{
	int ends[2];
	pid_t pid = pipe(ends) < 0 ? -1 : fork();

	if (pid == 0) {
		catch_signals(SIG_DFL);
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		close(ends[1]);
		optind = 0;
		_exit(cmd_run((int)run->count, run->list));
	}
	if (pid > 0)
		close(ends[1]);
	*from = ends[0];
	return pid;
}

static void
listen_to(struct heard *heard, int from)
{
	struct buffer others = {0};
	char bytes[4096];
	ssize_t n;

	while ((n = read(from, bytes, sizeof bytes)) > 0 || (n < 0 && errno == EINTR)) {
		for (ssize_t i = 0; i < n; i++)
			take_byte(heard, bytes[i], &others);
		pass_on(&others);
	}
	buffer_free(&others);
	close(from);
}

/* As a shell takes it. */
static void
print_word(const char *word)
{
	bool plain = *word && strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%") == strlen(word);

	fprintf(stderr, plain ? " %s" : " '", word);
	for (const char *at = word; !plain && *at; at++)
		fprintf(stderr, *at == '\'' ? "'\\''" : "%c", *at);
	fprintf(stderr, "%s", plain ? "" : "'");
}

/* `--seed 7`, or for bound `--from PLACE`, and the words of before. */
static void
say_how_to_go_on(const struct heard *heard)
{
	const struct explorer *explorer = heard->explorer;
	const char *word = heard->go_on ? strchr(heard->go_on, ' ') : NULL;
	char *json;

	fprintf(stderr, "\033[K" + (isatty(STDERR_FILENO) ? 0 : 3));
	if (!word) {
		say("stopped before the first schedule had ended");
		return;
	}
	say("stopped after %lu schedules, %lu points", heard->schedules, heard->points);
	fprintf(stderr, "heddle: to go on: heddle explore %.*s", (int)(word - heard->go_on), heard->go_on);
	print_word(word + 1);
	if (explorer->schedules > heard->schedules)
		fprintf(stderr, " --schedules %lu", explorer->schedules - heard->schedules);
	for (char *const *at = explorer->argv; *at; at++)
		print_word(*at);
	fprintf(stderr, "\n");
	json_t *answer = json_pack("{s:s, s:I, s:I, s:o}", "verdict", "stopped", "schedules", (json_int_t)heard->schedules,
				   "points", (json_int_t)heard->points, "continue", json_lossy(heard->go_on));
	json = json_dumps(answer, 0);
	write_json(explorer, json);
	free(json);
	json_decref(answer);
}

static int
conclude(struct heard *heard, int status)
{
	if (stopped || WIFSIGNALED(status)) {
		int number = stopped ? stopped : WTERMSIG(status);

		if (stopped)
			say_how_to_go_on(heard);
		fflush(NULL);
		signal(number, SIG_DFL);
		raise(number);
	}
	return WEXITSTATUS(status);
}

int
explorer_run(const struct explorer *explorer, struct words *run)
{
	struct heard heard = { .explorer = explorer };
	int status = 0, from;

	clock_gettime(CLOCK_MONOTONIC, &heard.begun);
	catch_signals(on_signal);
	child = start(run, &from);
	if (child < 0) {
		say("cannot start: %s", strerror(errno));
		return STATUS_LAUNCHER;
	}
	listen_to(&heard, from);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	child = 0;
	if (heard.go_on && isatty(STDERR_FILENO))
		fprintf(stderr, "\033[K");
	return conclude(&heard, status);
}
