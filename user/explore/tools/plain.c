/* SPDX-License-Identifier: MIT */
/*
 * plain [-n RUNS] PROGRAM...: runs each as it comes, four at a time, each in a fresh world, and prints how many runs fail:
 * another status than 0, a signal, or no end within two seconds. Of one that never ends ten times no more are run.
 *
 * `plain -1 PROGRAM` is what runs in such a world.
 */
#include <heddle.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define AT_ONCE 4
#define ENDLESS_MOST 10
#define SECONDS 2
#define ENDLESS 99

static char *own_path, *program;
static long most = 10000;
static atomic_long started, ran, failures, endless;

static int
in_a_world(char *path)
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        alarm(SECONDS);
        freopen("/dev/null", "w", stdout);
        freopen("/dev/null", "w", stderr);
        execl(path, path, (char *)NULL);
        _exit(127);
    }
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGALRM ? ENDLESS : 1;
    return WEXITSTATUS(status) != 0;
}

static void *
run(void *unused)
{
    char *argv[] = { own_path, "-1", program, NULL };
    long number;

    while (endless < ENDLESS_MOST && (number = started++) < most) {
        int status = heddle_world_run(own_path, argv, (unsigned long)number);

        ran++;
        failures += status != 0;
        endless += WIFEXITED(status) && WEXITSTATUS(status) == ENDLESS;
    }
    return unused;
}

int
main(int argc, char **argv)
{
    pthread_t threads[AT_ONCE];

    if (argc == 3 && strcmp(argv[1], "-1") == 0)
        return in_a_world(argv[2]);
    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        most = atol(argv[2]);
        argv += 2;
    }
    own_path = "/explore/plain";
    while ((program = *++argv)) {
        started = ran = failures = endless = 0;
        for (int i = 0; i < AT_ONCE; i++)
            pthread_create(&threads[i], NULL, run, NULL);
        for (int i = 0; i < AT_ONCE; i++)
            pthread_join(threads[i], NULL);
        printf("%s %ld %ld\n", strrchr(program, '/') + 1, failures, ran);
        fflush(stdout);
    }
}
