/* SPDX-License-Identifier: MIT */
/* At the end of main the program waits for an ordinary thread and not for a daemon. */
#include "claim.h"

#include <conc/thread.h>
#include <string.h>
#include <sys/wait.h>

static int out;

static void
say(void *arg)
{
    conc_sleep(arg ? SECONDS(30) : MILLISECONDS(50));
    CLAIM_EQ(write(out, arg ? "d" : "o", 1), 1);
}

static void
program(void)
{
    struct thread *daemon = thread_new(say, "daemon"), *ordinary = thread_new(say, NULL);
    CLAIM_EQ(thread_set_daemon(daemon, true), 0);
    CLAIM_EQ(thread_start(daemon), 0);
    CLAIM_EQ(thread_start(ordinary), 0);
    exit(7);
}

int
main(void)
{
    int ends[2], status;
    char text[8] = "";
    CLAIM_EQ(pipe(ends), 0);
    int64_t start = conc_now();
    pid_t pid = fork();
    if (pid == 0) {
        out = ends[1];
        program();
    }
    close(ends[1]);
    CLAIM_EQ(waitpid(pid, &status, 0), pid);
    CLAIM_TOOK(start, MILLISECONDS(50));
    CLAIM(conc_now() - start < SECONDS(20));
    CLAIM_EQ(WEXITSTATUS(status), 7);
    CLAIM_EQ(read(ends[0], text, sizeof text), 1);
    CLAIM(strcmp(text, "o") == 0);
}
