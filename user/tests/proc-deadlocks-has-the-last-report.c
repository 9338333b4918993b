/* SPDX-License-Identifier: MIT */
/* A child reads from a pipe whose write end only it has, and its parent, which naps and
 * looks, finds in /proc/deadlocks who waits for what. */
#include "check.h"

static char report[8192];

static void
read_report(void)
{
	int fd = open("/proc/deadlocks", O_RDONLY);
	ssize_t n;

	CHECK_OK(fd);
	n = read(fd, report, sizeof(report) - 1);
	CHECK(n >= 0);
	report[n] = '\0';
	close(fd);
}

int
main(void)
{
	char line[64], byte;
	int fd[2];
	pid_t pid;

	SKIP_ON_LINUX();
	pid = fork();
	if (pid == 0) {
		CHECK_EQ(pipe(fd), 0);
		CHECK_EQ(read(fd[0], &byte, 1), 0);
		_exit(1);
	}
	CHECK_OK(pid);
	snprintf(line, sizeof(line), "deadlock in process %d: ", pid);
	while (strstr(report, line) == NULL) {
		usleep(5000);
		read_report();
	}
	CHECK(strstr(report, "waits for pipe") != NULL);
	CHECK(strstr(report, "which nobody is left to end") != NULL);
	CHECK_EQ(kill(pid, SIGKILL), 0);
	CHECK_EQ(waitpid(pid, NULL, 0), pid);
	return 0;
}
