/* SPDX-License-Identifier: MIT */
/*
 * plain [-n RUNS] PROGRAM...: runs each as it comes, four at a time, each in a fresh world, and prints how many runs fail:
 * another status than 0, a signal, or no end within two seconds. Of one that never ends ten times no more are run.
 *
 * `plain -1 PROGRAM` is what runs in such a world.
 */
#include <fcntl.h>
#include <heddle.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define AT_ONCE 4
#define ENDLESS_MOST 10
#define SECONDS 2

static int nowhere;
static char *own_path, *program;
static long most = 10000;
static atomic_long started, ran, failures, endless;

static void *
run(void *unused)
{
    char *argv[] = { own_path, "-1", program, NULL };
    long number;

    while (endless < ENDLESS_MOST && (number = started++) < most) {
        struct heddle_world_run world = { own_path, argv, (unsigned long)number, HEDDLE_DOMAIN_FRAMES, NULL, nowhere, 1 };
        int status = (int)syscall(SYS_heddle, HEDDLE_WORLD_RUN, &world);

        ran++;
        failures += status != 0;
        endless += WEXITSTATUS(status) == 128 + SIGALRM;
    }
    return unused;
}

int
main(int argc, char **argv)
{
    pthread_t threads[AT_ONCE];

    if (argc == 3 && strcmp(argv[1], "-1") == 0) {
        alarm(SECONDS);
        execl(argv[2], argv[2], (char *)NULL);
        return 127;
    }
    nowhere = open("/dev/null", O_WRONLY);
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
