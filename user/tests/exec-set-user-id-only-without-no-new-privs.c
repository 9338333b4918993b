/* SPDX-License-Identifier: MIT */
/* A set-user-id program runs as its owner, as AT_SECURE says; after PR_SET_NO_NEW_PRIVS, which fork and exec keep and
 * nothing takes back, it runs as its caller; so also while another process shares root and current folder. */
#include "user.h"

#include <sched.h>
#include <sys/auxv.h>

static void
run_it_as_alice(void)
{
    become(ALICE, ALICE);
    execl("./program", "program", "set-user-id", NULL);
    _exit(100);
}

static void
run_it_without(void)
{
    become(ALICE, ALICE);
    CHECK_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 0);
    CHECK_ERRNO(prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0), EINVAL);
    CHECK_OK(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    CHECK_ERRNO(prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0), EINVAL);
    if (fork() != 0) {
        int status;

        wait(&status);
        _exit(WEXITSTATUS(status));
    }
    execl("./program", "program", "without", NULL);
    _exit(100);
}

/* Another process could still change this one's root. */
static void
run_it_with_shared_places(void)
{
    int status;
    pid_t child;

    become(ALICE, ALICE);
    child = (pid_t)syscall(SYS_clone, CLONE_FS | SIGCHLD, 0, 0, 0, 0);
    CHECK(child >= 0);
    if (child == 0) {
        execl("./program", "program", "shared", NULL);
        _exit(100);
    }
    status = wait_status(child);
    _exit(WEXITSTATUS(status));
}

static int
look(const char *what)
{
    uid_t r, e, s;

    CHECK_OK(getresuid(&r, &e, &s));
    CHECK_EQ(r, ALICE);
    if (strcmp(what, "set-user-id") != 0) {
        CHECK_EQ(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), strcmp(what, "without") == 0);
        CHECK_EQ(e, ALICE);
        CHECK_EQ(capabilities(1), 0);
        CHECK(getauxval(AT_SECURE) == 0 || strcmp(what, "shared") == 0); /* Linux had decided before */
    } else {
        CHECK_EQ(e, 0);
        CHECK_EQ(s, 0);
        CHECK(capabilities(0) & 1u << CAP_SETUID);
        CHECK_EQ(getauxval(AT_SECURE), 1);
        CHECK_OK(setuid(0));
    }
    return 0;
}

int
main(int argc, char **argv)
{
    char command[400];

    if (argc > 1)
        return look(argv[1]);
    must_be_root();
    enter_folder("setuid", 0755, 0, 0);
    snprintf(command, sizeof(command), "cp %s%s program", *argv[0] == '/' ? "" : "../", argv[0]);
    CHECK_EQ(shell(command), 0);
    CHECK_OK(chmod("program", 04755));
    CHECK_EQ(run(run_it_as_alice), 0);
    CHECK_EQ(run(run_it_without), 0);
    CHECK_EQ(run(run_it_with_shared_places), 0);
    CHECK_EQ(shell("cd .. && rm -r setuid"), 0);
    return 0;
}
