/* SPDX-License-Identifier: MIT */
/*
 * Whoever runs a domain may be killed at any moment of its beginning, before its init has made the program's process too;
 * what was made so far is dropped each time, or the kill never comes to its end.  In virtual time a domain begins with a
 * full second, so the moments can be aimed at.
 */
#include "domain.h"

#include <signal.h>

#define KILLS 60
#define STEP  2000 /* ns */

static void
kill_after_the_beginning(char *program, long ns)
{
    pid_t child = (pid_t)CHECK_OK(fork());
    struct heddle_schedule s = random_schedule(1);
    int status;

    if (child == 0) {
        run_domain(program, &s);
        _exit(0);
    }
    pause_for(SECOND - now() % SECOND + ns);
    kill(child, SIGKILL);
    CHECK_EQ(waitpid(child, &status, 0), child);
}

int
main(int argc, char **argv)
{
    long frames;

    if (argc > 1)
        pause_for(SECOND);
    if (!is_deterministic())
        skip("only a deterministic run has virtual time");
    kill_after_the_beginning(argv[0], 0);
    frames = frames_at_rest();
    for (long i = 0; i < KILLS; i++)
        kill_after_the_beginning(argv[0], i * STEP);
    CHECK_EQ(frames_at_rest(), frames);
    return 0;
}
