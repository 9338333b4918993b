/* SPDX-License-Identifier: MIT */
/* free notices a double free, a foreign pointer and a write past the end: message and SIGABRT. */
#include "check.h"

static void (*abuse)(void);
static char *volatile block;            /* volatile: the compiler must not see through it */

static void
free_twice(void)
{
	block = malloc(20);
	free(block);
	free(block);
}

static void
free_foreign(void)
{
	static char memory[64];

	block = memory + 32;
	free(block);
}

static void
write_past_end(void)
{
	block = malloc(20);
	block[20] = 1;
	free(block);
}

static void
write_before_start(void)
{
	block = malloc(20);
	block[-16] = 1;
	free(block);
}

/* Runs it in a child whose stderr is a pipe; the message must hold `word`. */
static void
must_abort(void (*what)(void), const char *word)
{
	int ends[2];
	char message[200] = "";
	pid_t child;

	abuse = what;
	CHECK_OK(pipe(ends));
	child = fork();
	if (child == 0) {
		dup2(ends[1], 2);
		abuse();
		_exit(0);
	}
	close(ends[1]);
	CHECK(read(ends[0], message, sizeof(message) - 1) > 0);
	close(ends[0]);
	CHECK_EQ(wait_status(child) & 0x7f, SIGABRT);
	CHECK(strstr(message, word));
}

int
main(void)
{
	must_abort(free_twice, "twice");
	must_abort(free_foreign, "not a pointer from malloc");
	must_abort(write_past_end, "past the end");
	must_abort(write_before_start, "before it");
	return 0;
}
