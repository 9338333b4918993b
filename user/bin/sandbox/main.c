/* SPDX-License-Identifier: MIT */
/*
 * sandbox: runs a program that is not trusted.
 *
 *      sandbox                          the program
 *      makes a tree, a pair of pipes
 *      forks ------------------------>  session, descriptors, root, limits, user, no_new_privs, filter; exec
 *      copies output, looks at clock    ...
 *      waits, kills what is left  <---  ends
 *      removes the tree, says why
 */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char help[] =
"usage: sandbox [OPTION]... [--] PROGRAM [ARGUMENT]...\n"
"Runs PROGRAM as a user of its own in a file tree of its own, under limits. Root only.\n"
"  -a, --file PATH[:NAME]  puts a file into the tree (the program itself is there)\n"
"  -t, --take NAME[:FILE]  copies a file of the tree out at the end\n"
"  -c, --calls LIST        system calls: names or numbers, all, or -NAME to take one away;\n"
"                          execve and exit_group are always allowed\n"
"      --cpu SECONDS       CPU time of each process (10)\n"
"      --memory MIB        memory of each process (64)\n"
"      --processes N       processes and threads (16)\n"
"      --files N           descriptors of each process (64)\n"
"      --size MIB          all files of the tree (16)\n"
"      --output KIB        standard output and error together (1024)\n"
"      --time SECONDS      until it must have ended (60)\n"
"      --report FILE       writes one line there: what the exit status says\n"
"      --without DEFENCE   leaves one out, to show what it is for: tree user calls\n"
"                          privileges descriptors cpu memory processes files size\n"
"                          output time cleanup links\n"
"Standard input is the program's, if it can only be read; its directory is /tmp.\n"
"Exit status: 0 to 99 the program's own, 100 it ended with more; stopped for 101 CPU\n"
"time, 102 output, 103 time, 104 the size of a file, 105 a forbidden system call;\n"
"125 sandbox failed, 127 the program cannot be run, 128+N signal N ended it. What is\n"
"too much memory, processes, descriptors or files, the calls of the program say.\n";

static const char *const defences[DEFENCES] = {
    "tree", "user", "calls", "privileges", "descriptors", "cpu", "memory", "processes", "files", "size", "output",
    "time", "cleanup", "links",
};

static struct sandbox box = {
    .calls = "all,-chroot,-mknod,-mknodat,-quotactl,-capset,-setuid,-setgid,-setreuid,-setregid,-setresuid,"
             "-setresgid,-setfsuid,-setfsgid,-setgroups,-ptrace,-socket,-socketpair",
    .cpu = 10, .memory = 64, .processes = 16, .files = 64, .size = 16, .output = 1024, .time = 60,
};
static const char *added[64];
static const char *taken[8];
static int added_count, taken_count;
static int report = -1;

void
fail(const char *what)
{
    fprintf(stderr, "sandbox: %s: %s\n", what, strerror(errno));
    exit(FAILED);
}

__attribute__((noreturn)) static void
wrong(const char *what, const char *argument)
{
    fprintf(stderr, "sandbox: %s: %s (sandbox --help)\n", what, argument);
    exit(FAILED);
}

static long
amount(const char *text)
{
    char *end;
    long value = strtol(text, &end, 10);

    if (end == text || *end || value < 0 || value > 1l << 30)
        wrong("not an amount", text);
    return value;
}

static void
leave_out(const char *name)
{
    int d = 0;

    while (d < DEFENCES && strcmp(defences[d], name) != 0)
        d++;
    if (d == DEFENCES)
        wrong("no such defence", name);
    box.without |= 1u << d;
}

static void
option(int which)
{
    long *const amounts[] = { &box.cpu, &box.memory, &box.processes, &box.files, &box.size, &box.output, &box.time };

    if (which >= 0 && which < 7)
        *amounts[which] = amount(optarg);
    else if (which == 'a' && added_count < 64)
        added[added_count++] = optarg;
    else if (which == 't' && taken_count < 8)
        taken[taken_count++] = optarg;
    else if (which == 'c')
        box.calls = optarg;
    else if (which == 'w')
        leave_out(optarg);
    else if (which == 'r')
        report = open(optarg, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    else if (which == 'h')
        exit(fputs(help, stdout) < 0);
    else
        exit(FAILED);
    if (which == 'r' && report < 0)
        fail(optarg);
}

static void
options(int argc, char **argv)
{
    static const struct option names[] = {
        { "cpu", 1, NULL, 0 }, { "memory", 1, NULL, 1 }, { "processes", 1, NULL, 2 }, { "files", 1, NULL, 3 },
        { "size", 1, NULL, 4 }, { "output", 1, NULL, 5 }, { "time", 1, NULL, 6 }, { "file", 1, NULL, 'a' },
        { "take", 1, NULL, 't' }, { "calls", 1, NULL, 'c' }, { "without", 1, NULL, 'w' }, { "report", 1, NULL, 'r' }, { "help", 0, NULL, 'h' },
        { NULL, 0, NULL, 0 },
    };
    int which;

    while ((which = getopt_long(argc, argv, "+a:t:c:h", names, NULL)) != -1)
        option(which);
    if (optind == argc)
        wrong("what to run is missing", "PROGRAM");
    box.argv = argv + optind;
    calls_check(box.calls);
}

/* What a status means, on standard error and for whoever gave --report. */
static void
say(int status)
{
    static const char *const stopped[] = { "CPU time", "output", "time", "the size of a file", "a forbidden system call" };
    char line[100];
    int n;

    if (status <= ENDED_HIGH)
        n = snprintf(line, sizeof(line), "ended with status %d%s\n", status, status == ENDED_HIGH ? " or more" : "");
    else if (status <= STOPPED_CALL)
        n = snprintf(line, sizeof(line), "stopped for %s\n", stopped[status - STOPPED_CPU]);
    else if (status > 128)
        n = snprintf(line, sizeof(line), "ended by signal %d (%s)\n", status - 128, strsignal(status - 128));
    else
        n = snprintf(line, sizeof(line), "not run\n");
    if (status > ENDED_HIGH)
        fprintf(stderr, "sandbox: %s: %s", box.argv[0], line);
    if (report >= 0 && write(report, line, (size_t)n) != n)
        fail("report");
}

int
main(int argc, char **argv)
{
    pid_t child;
    int status;

    options(argc, argv);
    if (geteuid() != 0)
        wrong("only root can lock others in", "not root");
    box.uid = 100000 + (uid_t)getpid();
    if (pipe(box.out) < 0 || pipe(box.err) < 0)
        fail("pipe");
    tree_make(&box);
    tree_add(&box, box.argv[0]);
    for (int i = 0; i < added_count; i++)
        tree_add(&box, added[i]);
    child = fork();
    if (child < 0)
        fail("fork");
    if (child == 0)
        confine_and_run(&box);
    status = watch(&box, child);
    if (has(&box, CLEANUP))
        end_all(&box);
    for (int i = 0; i < taken_count; i++)
        tree_take(&box, taken[i]);
    tree_remove(&box);
    say(status);
    return status;
}
