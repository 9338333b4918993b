/* SPDX-License-Identifier: MIT */
/* A program that spawns before its guard begins twice and no more: the spawned one is refused at its first start, whether it would
 * spawn, fork, or make a pool, and says why.  Behind its guard a spawned process may start others, which may do so in turn. */
#include "claim.h"

#include <conc/pool.h>
#include <conc/spawn.h>
#include <fcntl.h>
#include <sys/wait.h>

#define DEPTH 3

static int
nothing(void *arg)
{
    (void)arg;
    return 0;
}

static int
nothing_spawned(const struct value *arg)
{
    (void)arg;
    return 0;
}

static int
code_of(struct process *p)
{
    int code = -1;
    CLAIM(p);
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(process_join(p), 0);
    CLAIM_EQ(process_exitcode(p, &code), 0);
    CLAIM_EQ(process_free(p), 0);
    return code;
}

/* How many of those below it there are, itself included. */
static int
nest(const struct value *arg)
{
    int64_t depth = value_number(arg);
    return depth == 0 ? 1 : 1 + code_of(process_new_spawn(nest, value_int(depth - 1)));
}

/* The program without a guard. */
static int
unguarded(const char *way)
{
    CLAIM(write(2, "begin\n", 6) == 6);
    if (strcmp(way, "fork") == 0) {
        CLAIM_EQ(code_of(process_new(nothing, NULL)), 0);
    } else if (strcmp(way, "pool") == 0) {
        struct pool *pool = pool_new(1);
        CLAIM(pool);
        CLAIM_EQ(pool_close(pool), 0);
        CLAIM_EQ(pool_join(pool), 0);
    }
    return code_of(process_new_spawn(nothing_spawned, value_none())) == 1 ? 42 : 43;
}

/* What the program and its spawned one say on stderr. */
static void
listen_to(const char *way, char *said, size_t room)
{
    int ends[2], status;
    size_t length = 0;
    ssize_t n;
    CLAIM_EQ(pipe2(ends, O_CLOEXEC), 0);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(ends[1], 2);
        execl("/proc/self/exe", "unguarded", way, NULL);
        _exit(127);
    }
    close(ends[1]);
    while (length < room - 1 && (n = read(ends[0], said + length, room - 1 - length)) > 0) {
        length += (size_t)n;
    }
    said[length] = '\0';
    close(ends[0]);
    CLAIM_EQ(waitpid(pid, &status, 0), pid);
    CLAIM(WIFEXITED(status));
    CLAIM_EQ(WEXITSTATUS(status), 42);
}

static int
count(const char *text, const char *word)
{
    int n = 0;
    for (; (text = strstr(text, word)) != NULL; text += strlen(word)) {
        n++;
    }
    return n;
}

int
main(int argc, char **argv)
{
    static const char *const ways[] = { "spawn", "fork", "pool" };
    char said[4096];
    if (argc > 1) {
        return unguarded(argv[1]);
    }
    spawn_guard();
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        listen_to(ways[i], said, sizeof said);
        CLAIM_EQ(count(said, "begin\n"), 2);
        CLAIM_EQ(count(said, "must call spawn_guard()"), 1);
    }
    CLAIM_EQ(code_of(process_new_spawn(nest, value_int(DEPTH))), DEPTH + 1);
}
