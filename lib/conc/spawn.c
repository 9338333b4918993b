/* SPDX-License-Identifier: MIT */
/*
 * Spawn: fork, then execute the same program.  Contracts in spawn.h.
 *
 *     parent                child of fork                          the program anew
 *     encode the message
 *     fork  ------------->  message into a memfd,
 *                           CONC_SPAWN=its number, execve  ----->  spawn_guard: read it, run the target
 *
 * The target travels as its distance from a function of this file: where the program lies may differ between two runs.
 * The write end that tells the parent of the end (process.c) goes through execve with the child.
 */
#include <conc/codec.h>
#include <conc/exit.h>
#include <conc/spawn.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define MOST_ARGUMENTS 256

struct spawn {
    char *message;
    size_t length;
};

/* The whole file, or NULL. */
static char *
read_all(int fd, size_t *length)
{
    size_t room = 4096, n = 0;
    char *text = malloc(room);
    ssize_t done;
    while (text && (done = read(fd, text + n, room - n)) > 0) {
        n += (size_t)done;
        if (n == room) {
            char *more = realloc(text, room *= 2);
            if (!more) {
                free(text);
            }
            text = more;
        }
    }
    *length = n;
    return text;
}

/* The words that this program was started with, out of /proc; NULL: no memory. */
static char **
own_arguments(void)
{
    size_t length, count = 0;
    int fd = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
    char *text = fd < 0 ? NULL : read_all(fd, &length);
    char **words = text ? calloc(MOST_ARGUMENTS + 1, sizeof *words) : NULL;
    for (size_t i = 0; words && i < length && count < MOST_ARGUMENTS; i++) {
        if (i == 0 || text[i - 1] == '\0') {
            words[count++] = text + i;
        }
    }
    return words;
}

/* The child of fork: become the program anew. */
static int
execute(void *arg)
{
    struct spawn *s = arg;
    char number[16];
    int fd = memfd_create("spawn", 0);
    char **words = own_arguments();
    if (fd < 0 || !words || write(fd, s->message, s->length) != (ssize_t)s->length || lseek(fd, 0, SEEK_SET) != 0) {
        return 127;
    }
    snprintf(number, sizeof number, "%d", fd);
    setenv(PROCESS_SPAWNED, number, 1);
    fcntl(process_sentinel(process_current()), F_SETFD, 0);
    execv("/proc/self/exe", words);
    perror("spawn: /proc/self/exe");
    return 127;
}

static void
forget(void *arg)
{
    struct spawn *s = arg;
    free(s->message);
    free(s);
}

struct process *
process_new_spawn(int (*target)(const struct value *), struct value *arg)
{
    struct spawn *s = calloc(1, sizeof *s);
    intptr_t distance = (intptr_t)target - (intptr_t)spawn_guard;
    struct value *message = value_list(value_int(distance), arg ? arg : value_none());
    int r = s && message ? codec_encode(message, &s->message, &s->length, NULL) : -ENOMEM;
    value_free(message);
    struct process *p = r == 0 ? process_new(execute, s) : NULL;
    if (p) {
        process_own_arg(p, forget);
    } else if (s) {
        forget(s);
    }
    return p;
}

static void
refuse(const char *why)
{
    fprintf(stderr, "spawn_guard: %s\n", why);
    _exit(127);
}

void
spawn_guard(void)
{
    const char *number = getenv(PROCESS_SPAWNED);
    struct value *message;
    size_t length;
    if (!number) {
        return;
    }
    int fd = atoi(number);
    unsetenv(PROCESS_SPAWNED);
    char *bytes = read_all(fd, &length);
    close(fd);
    if (!bytes || codec_decode(bytes, length, &message) < 0 || value_kind(value_at(message, 0)) != VALUE_INT) {
        refuse("the message of the parent cannot be read");
    }
    int (*target)(const struct value *) =
        (int (*)(const struct value *))((intptr_t)spawn_guard + (intptr_t)value_number(value_at(message, 0)));
    int code = target(value_at(message, 1));
    conc_wait_at_end();
    fflush(NULL);
    _exit(code);
}
