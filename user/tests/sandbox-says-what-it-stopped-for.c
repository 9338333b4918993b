/* SPDX-License-Identifier: MIT */
/* The exit status of sandbox is the program's, or says for what it was stopped; a program cannot make it say that. */
#include "check.h"

#define SANDBOX(...) run_in((char *[]){ "sandbox", __VA_ARGS__, NULL })

static int
run_in(char **argv)
{
    pid_t child = fork();
    int status;

    CHECK(child >= 0);
    if (child == 0) {
        dup2(CHECK_OK(open("/dev/null", O_WRONLY)), 2);
        dup2(2, 1);
        execv("/bin/sandbox", argv);
        _exit(99);
    }
    status = wait_status(child);
    CHECK(WIFEXITED(status));
    return WEXITSTATUS(status);
}

int
main(void)
{
    SKIP_ON_LINUX();
    CHECK_EQ(SANDBOX("/bin/true"), 0);
    CHECK_EQ(SANDBOX("/bin/sh", "-c", "exit 3"), 3);
    CHECK_EQ(SANDBOX("/bin/sh", "-c", "exit 103"), 100);
    CHECK_EQ(SANDBOX("--output", "1", "/bin/yes"), 102);
    CHECK_EQ(SANDBOX("--time", "1", "/bin/sleep", "100"), 103);
    CHECK_EQ(SANDBOX("--size", "1", "--file", "/bin/yes", "/bin/sh", "-c", "exec /bin/yes >file"), 104);
    CHECK_EQ(SANDBOX("-c", "exit", "/bin/echo"), 105);
    CHECK_EQ(SANDBOX("-a", "/bin/kill", "/bin/sh", "-c", "kill -9 $$"), 128 + 9);
    CHECK_EQ(SANDBOX("/bin/no-such-program"), 125);
    CHECK_EQ(SANDBOX("--without", "sense", "/bin/true"), 125);
    CHECK_EQ(SANDBOX("-c", "no-such-call", "/bin/true"), 125);
    return 0;
}
