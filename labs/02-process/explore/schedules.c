/* SPDX-License-Identifier: MIT */
/*
 * A parent has two children, of which the second has a child that it leaves
 * behind; whoever ends first, each wait comes back, with the right status, and
 * then there is nobody to wait for.
 */
#include <explored.h>

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t
begin(int status, int orphans)
{
	pid_t pid = fork();

	if (pid == 0) {
		if (orphans > 0)
			begin(status + 1, orphans - 1);
		_exit(status);
	}
	expect(pid > 0, "fork to make a child", "it returns %ld", pid);
	return pid;
}

static void
wait_for(pid_t pid, int status)
{
	int is = -1;
	pid_t got = waitpid(pid, &is, 0);

	expect(got == pid, "waitpid to return the child's number", "it returns %ld", got);
	expect(WIFEXITED(is) && WEXITSTATUS(is) == status, "the child's own status", "status %ld", is);
}

int
main(void)
{
	pid_t first = begin(3, 0), second = begin(5, 1);

	wait_for(second, 5);
	wait_for(first, 3);
	expect(waitpid(-1, NULL, 0) == -1 && errno == ECHILD, "nobody to wait for", "there is somebody", 0);
	return 0;
}
