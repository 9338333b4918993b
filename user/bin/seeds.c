/* SPDX-License-Identifier: MIT */
/*
 * seeds: runs a program in one fresh world after the other, each under the next seed, until it fails.
 * What a world does is a function of program, arguments and seed alone (in a deterministic run), so the
 * seed printed is all that is needed to see the failure again.
 */
#include "user/bin/tool.h"

#include <heddle.h>
#include <sys/wait.h>

static int
shell_status(long status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* Returns the program's status under this seed; without Heddle's worlds there is nothing to go on with. */
static int
run_seed(char **argv, unsigned long seed)
{
    long status = heddle_world_run(argv[0], argv, seed);

    if (status < 0) {
        errno = (int)-status;
        die(argv[0]);
    }
    return shell_status(status);
}

/* Seeds decide the schedule only where time is virtual. */
static int
is_deterministic(void)
{
    char line[4096] = "";
    FILE *f = fopen("/proc/cmdline", "r");

    if (f != NULL) {
        if (fgets(line, sizeof(line), f) == NULL)
            line[0] = '\0';
        fclose(f);
    }
    return strstr(line, "det=1") != NULL;
}

static void
say_how_to_see_it_again(long seed, char **argv)
{
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);

    fprintf(stderr, "seed %ld: again, on the host: build/bin/heddle run --deterministic", seed);
    if (cpus > 1)
        fprintf(stderr, " --smp %ld", cpus);
    fprintf(stderr, " -- seeds -s %ld -n 1", seed);
    for (; *argv != NULL; argv++)
        fprintf(stderr, " %s", *argv);
    fprintf(stderr, "\n");
}

int
main(int argc, char **argv)
{
    long count = 100;
    long first = 1;
    int status = 0;
    int deterministic = is_deterministic();
    int option;

    tool_start("seeds", "[-n N] [-s FIRST] PROGRAM [ARG]...");
    while ((option = getopt(argc, argv, "+n:s:")) != -1) {
        if (option == 'n')
            count = number(optarg);
        else if (option == 's')
            first = number(optarg);
        else
            usage();
    }
    if (optind == argc || count < 1)
        usage();
    if (!deterministic)
        fprintf(stderr, "seeds: this machine is not deterministic, so a seed decides little; on the host type\n"
                        "seeds:     build/bin/heddle run --deterministic -- seeds ...\n");
    for (long seed = first; seed < first + count && status == 0; seed++) {
        status = run_seed(argv + optind, (unsigned long)seed);
        printf("seed %ld: status %d\n", seed, status);
        fflush(stdout);
        if (status != 0 && deterministic)
            say_how_to_see_it_again(seed, argv + optind);
    }
    return status;
}
