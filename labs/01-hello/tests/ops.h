/* SPDX-License-Identifier: MIT */
/* Runs /bin/hello and writes down what it said.  Names come from the bytes that the host drew. */
#pragma once

#include <history.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NAMES_MOST = 6, PLACES = 200000, ODD = 4, BAD = 11 };

/* The judge (grader/model_hello.c) draws the same name from the same place. */
static inline void
draw_name(size_t *place, char name[9])
{
	static const unsigned char *bytes;
	static size_t size;

	if (!bytes)
		bytes = workload(&size);
	size_t length = 3 + bytes[(*place)++ % size] % 6;
	for (size_t i = 0; i < length; i++)
		name[i] = (char)('a' + bytes[(*place)++ % size] % 26);
	name[length] = '\0';
}

static inline pid_t
start_program(char *const argv[], int out, int err)
{
	pid_t child = fork();

	if (child == 0) {
		dup2(out, 1);
		dup2(err, 2);
		execv("/bin/hello", argv);
		_exit(127);
	}
	close(out);
	close(err);
	return child;
}

#define NOT_ENDED " (this line is not ended)"

static inline void
note_lines(int in)
{
	FILE *lines = fdopen(in, "r");
	char line[100];

	while (lines && fgets(line, sizeof line, lines)) {
		size_t end = strcspn(line, "\n");
		snprintf(line + end, sizeof line - end, "%s", line[end] ? "" : NOT_ENDED);
		said(line);
	}
	if (lines)
		fclose(lines);
}

static inline int64_t
count_bytes(int in)
{
	char bytes[256];
	int64_t total = 0;
	ssize_t n;

	while ((n = read(in, bytes, sizeof bytes)) > 0)
		total += n;
	close(in);
	return total;
}

/* One run between its call and its return: lines, then status and bytes of complaint. */
static inline void
note_run(char *const argv[])
{
	int out[2], err[2], status = 0;

	if (pipe(out) < 0 || pipe(err) < 0)
		abort();
	pid_t child = start_program(argv, out[1], err[1]);
	note_lines(out[0]);
	int64_t complaint = count_bytes(err[0]);
	waitpid(child, &status, 0);
	ret(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), complaint);
}

/* hello [-n COUNT] and so many names; count 0: without -n. */
static inline void
run(int names, int count)
{
	char text[NAMES_MOST][9], number[12], *argv[NAMES_MOST + 4] = { "hello" };
	int64_t start = draw(0, PLACES);
	size_t place = (size_t)start;
	int n = 1;

	if (count) {
		snprintf(number, sizeof number, "%d", count);
		argv[n++] = "-n";
		argv[n++] = number;
	}
	for (int i = 0; i < names; i++) {
		draw_name(&place, text[i]);
		argv[n++] = text[i];
	}
	call("run", start, names * 100 + count);
	note_run(argv);
}

/* hello NAME ODD NAME; the judge knows the odd ones by number. */
static inline void
run_odd(int kind)
{
	static char *const odd[ODD] = { "", "100%d", "Grace Hopper", "the-first-programmer-who-was-ever-called-so-by-her-friends" };
	char before[9], after[9], *argv[] = { "hello", before, odd[kind], after, NULL };
	int64_t start = draw(0, PLACES);
	size_t place = (size_t)start;

	draw_name(&place, before);
	draw_name(&place, after);
	call("odd", start, kind);
	note_run(argv);
}

/* hello -n with something that is no count; the judge knows them by number. */
static inline void
run_bad(int kind)
{
	static char *const counts[BAD] = { "abc", "-5", NULL, "12x", "0", "", "100", "4294967298", "+5", " 5", "5 " };
	char *argv[] = { "hello", "-n", counts[kind], NULL };

	call("bad", kind, 0);
	note_run(argv);
}
