/* SPDX-License-Identifier: MIT */
/* popen reads what a command writes or writes what it reads, and pclose tells how it ended; system waits for one. Two at once do
 * not hold each other's pipe, and signals are afterwards what they were. */
#include "check.h"

static void
caught(int signo)
{
	(void)signo;
}

int
main(void)
{
	struct sigaction action;
	sigset_t mask;
	char line[64];
	FILE *reads, *writes, *first, *second;

	reads = popen("echo one; exit 3", "r");
	CHECK(reads && fgets(line, sizeof(line), reads));
	CHECK_TEXT(line, "one\n");
	CHECK(!fgets(line, sizeof(line), reads));
	CHECK_EQ(pclose(reads), 3 << 8);

	writes = popen("read a; test \"$a\" = told", "we");
	reads = popen("echo other", "r");
	CHECK(writes && reads);
	CHECK(fputs("told", writes) >= 0);
	CHECK_EQ(pclose(writes), 0);
	CHECK(fgets(line, sizeof(line), reads)); /* else echo may find nobody who reads */
	CHECK_EQ(pclose(reads), 0);

	first = popen("cat", "w");
	second = popen("cat", "w"); /* if it held the first one's input, that would not end before it */
	CHECK(first && second);
	CHECK_EQ(pclose(first), 0);
	CHECK_EQ(pclose(second), 0);
	errno = 0;
	CHECK(!popen("true", "x"));
	CHECK_EQ(errno, EINVAL);

	signal(SIGINT, caught);
	signal(SIGQUIT, SIG_IGN);
	CHECK(system(NULL));
	CHECK_EQ(system("exit 5"), 5 << 8);
	CHECK_EQ(system("kill -INT $$"), SIGINT);
	CHECK_EQ(system("kill -QUIT $$"), 0); /* still ignored in there */
	CHECK_EQ(sigaction(SIGINT, NULL, &action), 0);
	CHECK(action.sa_handler == caught);
	CHECK_EQ(sigprocmask(SIG_SETMASK, NULL, &mask), 0);
	CHECK_EQ(sigismember(&mask, SIGCHLD), 0);
	CHECK_ERRNO(waitpid(-1, NULL, 0), ECHILD);
	return 0;
}
