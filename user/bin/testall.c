/* SPDX-License-Identifier: MIT */
/*
 * testall: runs the programs in /tests, or those whose names begin with one of its arguments.
 *
 * A line each: "ok NAME", "skip NAME: why", "FAIL NAME: what it printed". A test has two minutes, so that a slow host
 * is no reason to fail; it must leave no process of its group and no frame behind. The first run of a test may leave
 * something for all later ones (a table that grew), so only a second run that leaves frames again counts as a leak.
 */
#include "user/bin/tool.h"

#include <dirent.h>
#include <fcntl.h>
#include <heddle.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#define FOLDER      "/tests"
#define SECONDS     120
#define STATUS_SKIP 77
#define MAX_TESTS   1024

struct result {
    int status;                 /* wait status */
    int timed_out;
    long leaked;                /* frames */
    char output[1200];          /* one line */
};

static char *names[MAX_TESTS];
static int name_count;

static long
seconds_now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long)time.tv_sec;
}

static void
on_child(int number)
{
    (void)number; /* the wait for output ends */
}

/* SIGCHLD comes only while waiting for output. */
static void
catch_children(void)
{
    sigset_t children;

    signal(SIGCHLD, on_child);
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    sigprocmask(SIG_BLOCK, &children, NULL);
}

static void
start_test(const char *name, int output)
{
    char path[512];
    char *argv[] = { path, NULL };
    sigset_t none;

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    snprintf(path, sizeof(path), FOLDER "/%s", name);
    setpgid(0, 0);
    dup2(open("/dev/null", O_RDONLY), 0);
    dup2(output, 1);
    dup2(output, 2);
    for (int fd = 3; fd < 16; fd++)
        close(fd);
    chdir("/tmp");
    execv(path, argv);
    dprintf(2, "%s: %s\n", path, strerror(errno));
    _exit(127);
}

/* Adds output to the line, with line ends as bars; what does not fit is lost. */
static void
add_output(char *line, size_t size, const char *bytes, ssize_t count)
{
    size_t length = strlen(line);

    for (ssize_t i = 0; i < count && length + 4 < size; i++) {
        if (bytes[i] == '\n')
            length += (size_t)snprintf(line + length, size - length, " | ");
        else
            line[length++] = bytes[i];
        line[length] = '\0';
    }
}

/* Takes what the pipe holds now. Returns 0 at its end. */
static int
drain(int fd, struct result *result)
{
    char bytes[512];
    ssize_t n;

    while ((n = read(fd, bytes, sizeof(bytes))) > 0)
        add_output(result->output, sizeof(result->output), bytes, n);
    return n != 0;
}

/*
 * Collects output until the child has ended or its time is up. Not until the pipe ends: a process that the test
 * left behind may hold it open. It sleeps in one call as long as there is none, for tests that count the bytes in use
 * count those of its call, too.
 */
static void
collect(pid_t child, int fd, struct result *result)
{
    long deadline = seconds_now() + SECONDS;
    struct pollfd ready = { fd, POLLIN, 0 };
    sigset_t none;

    sigemptyset(&none);
    fcntl(fd, F_SETFL, O_NONBLOCK);
    while (waitpid(child, &result->status, WNOHANG) == 0) {
        struct timespec left = { deadline - seconds_now(), 0 };

        if (left.tv_sec <= 0) {
            result->timed_out = 1;
            kill(-child, SIGKILL);
            waitpid(child, &result->status, 0);
            break;
        }
        ppoll(&ready, 1, &left, &none);
        if (!drain(fd, result))
            ready.fd = -1;
    }
    drain(fd, result);
}

/* Frames in use, once they no longer change: processes that were killed take a moment to go. */
static long
settled_frames(long wanted)
{
    struct timespec moment = { 0, 10000000 };
    long frames = heddle_frames();

    for (int i = 0; i < 50 && frames != wanted; i++) {
        nanosleep(&moment, NULL);
        frames = heddle_frames();
    }
    return frames;
}

static void
run_test(const char *name, struct result *result)
{
    long frames = heddle_frames();
    int ends[2];
    pid_t child;

    memset(result, 0, sizeof(*result));
    if (pipe(ends) < 0 || (child = fork()) < 0)
        die("cannot start a test");
    if (child == 0)
        start_test(name, ends[1]);
    setpgid(child, child);
    close(ends[1]);
    collect(child, ends[0], result);
    close(ends[0]);
    kill(-child, SIGKILL);
    result->leaked = settled_frames(frames) - frames;
}

static int
report(const char *name, const struct result *result)
{
    int status = WIFEXITED(result->status) ? WEXITSTATUS(result->status) : 128 + WTERMSIG(result->status);

    if (result->timed_out) {
        printf("FAIL %s: not done after %d seconds; %s\n", name, SECONDS, result->output);
    } else if (status == STATUS_SKIP) {
        printf("skip %s: %s\n", name, result->output);
        return 0;
    } else if (status != 0) {
        printf("FAIL %s: status %d; %s\n", name, status, result->output);
    } else if (result->leaked != 0) {
        printf("FAIL %s: %ld frames more after it than before\n", name, result->leaked);
    } else {
        printf("ok %s\n", name);
        return 0;
    }
    return 1;
}

static int
is_wanted(const char *name, char **prefixes)
{
    if (*prefixes == NULL)
        return name[0] != '.';
    for (; *prefixes != NULL; prefixes++)
        if (strncmp(name, *prefixes, strlen(*prefixes)) == 0)
            return 1;
    return 0;
}

static int
by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
find_tests(char **prefixes)
{
    DIR *folder = opendir(FOLDER);
    struct dirent *entry;

    if (folder == NULL)
        die(FOLDER);
    while ((entry = readdir(folder)) != NULL && name_count < MAX_TESTS)
        if (entry->d_name[0] != '.' && is_wanted(entry->d_name, prefixes))
            names[name_count++] = strdup(entry->d_name);
    closedir(folder);
    qsort(names, (size_t)name_count, sizeof(names[0]), by_name);
}

int
main(int argc, char **argv)
{
    static struct result result;

    tool_start("testall", "[PREFIX]...");
    if (getopt(argc, argv, "") != -1)
        usage();
    find_tests(argv + optind);
    if (name_count == 0) {
        fprintf(stderr, "testall: no such tests in " FOLDER "\n");
        return 2;
    }
    catch_children();
    for (int i = 0; i < name_count; i++) {
        run_test(names[i], &result);
        if (result.leaked != 0 && !result.timed_out && result.status == 0)
            run_test(names[i], &result);
        tool.status |= report(names[i], &result);
        fflush(stdout);
    }
    return tool_end();
}
