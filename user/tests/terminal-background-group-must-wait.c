/* SPDX-License-Identifier: MIT */
/* Not in the foreground: a read is stopped by SIGTTIN; with TOSTOP a write, and always a change of the foreground group, by
 * SIGTTOU. Who ignores the signal gets EIO, or writes; an orphaned group gets EIO. */
#include "check.h"

#include <pty.h>
#include <sys/ioctl.h>

static int ready[2], done[2];

static void
read_line(void)
{
    char line[4];

    CHECK_EQ(read(0, line, 4), 2);
}

static void
write_one(void)
{
    CHECK_EQ(write(1, "x", 1), 1);
}

static void
take_foreground(void)
{
    CHECK_OK(tcsetpgrp(0, getpgrp()));
}

/* This, in a background job, is stopped by the signal, and goes on in the foreground. */
static void
stopped(void (*work)(void), int signo)
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        signal(SIGTTOU, SIG_DFL);
        CHECK_OK(setpgid(0, 0));
        work();
        _exit(0);
    }
    CHECK_EQ(waitpid(child, &status, WUNTRACED), child);
    CHECK(WIFSTOPPED(status));
    CHECK_EQ(WSTOPSIG(status), signo);
    CHECK_OK(tcsetpgrp(0, child));
    CHECK_OK(kill(-child, SIGCONT));
    CHECK_EQ(wait_status(child), 0);
    CHECK_OK(tcsetpgrp(0, getpgrp()));
}

static void
ignore(void)
{
    char byte;

    CHECK_OK(setpgid(0, 0));
    signal(SIGTTIN, SIG_IGN);
    CHECK_ERRNO(read(0, &byte, 1), EIO);
    write_one();
}

static void
orphan(void)
{
    char byte;

    while (getppid() == getpgrp())
        pause_for(MILLISECOND);
    signal(SIGTTOU, SIG_DFL);
    CHECK_ERRNO(read(0, &byte, 1), EIO);
    CHECK_ERRNO(write(1, "x", 1), EIO);
    CHECK_ERRNO(tcsetpgrp(0, getpgrp()), ENOTTY);
    CHECK_EQ(write(done[1], "k", 1), 1);
}

static void
leave_an_orphan(void)
{
    CHECK_OK(setpgid(0, 0));
    start(orphan);
}

static void
in_the_terminal(void)
{
    struct termios settings;
    pid_t session;
    char byte;

    CHECK_OK(ioctl(0, TIOCGSID, &session));
    CHECK_EQ(session, getpid());
    CHECK_OK(tcgetattr(0, &settings));
    settings.c_lflag |= TOSTOP;
    CHECK_OK(tcsetattr(0, TCSANOW, &settings));
    signal(SIGTTOU, SIG_IGN);
    CHECK_EQ(read(ready[0], &byte, 1), 1);
    stopped(read_line, SIGTTIN);
    stopped(write_one, SIGTTOU);
    stopped(take_foreground, SIGTTOU);
    CHECK_EQ(run(ignore), EXITED(0));
    CHECK_EQ(run(leave_an_orphan), EXITED(0));
    CHECK_EQ(read(done[0], &byte, 1), 1);
    CHECK_ERRNO(tcsetpgrp(0, 0x7ffffff), ESRCH);
    CHECK_ERRNO(tcsetpgrp(0, getpgid(getppid())), EPERM);
    CHECK_ERRNO(tcsetpgrp(0, -1), EINVAL);
    CHECK_ERRNO(ioctl(0, TIOCSPGRP, (void *)8), EFAULT);
    _exit(0);
}

int
main(void)
{
    int master, complaints = dup(2); /* what fails says so here, not in the terminal */
    pid_t child;

    CHECK_OK(pipe(ready));
    CHECK_OK(pipe(done));
    child = (pid_t)CHECK_OK(forkpty(&master, NULL, NULL, NULL));
    if (child == 0) {
        dup2(complaints, 2);
        in_the_terminal();
    }
    CHECK_EQ(write(master, "y\n", 2), 2);
    CHECK_EQ(write(ready[1], "r", 1), 1);
    CHECK_EQ(wait_status(child), 0);
    return 0;
}
