/* SPDX-License-Identifier: MIT */
/*
 * A map over processes as one writes it by hand.  It keeps what pool.h promises of the results, and nothing else: they
 * come in order, in memory that is the caller's; an item is a number or a text, which its tag says; who is free gets the
 * next chunk; and a worker that ends in the middle ends the map, which does not wait for it for ever.  No timeouts, no
 * errors of a task, no lists in lists, no second map at the same time, no thread that hands out.
 */
#include <conc/bench/bench.h>

#include <poll.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* As CPython and pool.h cut it: four chunks for each worker. */
#define CHUNKS (4 * THREADS)
#define CHUNK (NUMBERS / CHUNKS)
#define MOST 65536                      /* bytes of a chunk */

struct item {
    enum { NUMBER = 'i', TEXT = 's' } kind;
    union {
        int64_t number;
        char *text;
    };
};

struct message {
    uint32_t length;                    /* of bytes */
    uint32_t count;
    char bytes[MOST];
};
#define HEAD offsetof(struct message, bytes)

/* False: there is no room for it. */
static bool
put_item(struct message *m, const struct item *item)
{
    const void *from = item->kind == TEXT ? item->text : (const void *)&item->number;
    size_t n = item->kind == TEXT ? strlen(item->text) + 1 : sizeof item->number;
    if (1 + n > MOST - m->length) {
        return false;
    }
    char *to = m->bytes + m->length;
    *to = (char)item->kind;
    memcpy(to + 1, from, n);
    m->length += (uint32_t)(1 + n);
    m->count++;
    return true;
}

/* What follows it; the text is a copy. */
static const char *
take_item(const char *from, struct item *item)
{
    item->kind = *from++;
    if (item->kind == NUMBER) {
        memcpy(&item->number, from, sizeof item->number);
        return from + sizeof item->number;
    }
    item->text = strdup(from);
    return from + strlen(from) + 1;
}

static void
free_item(struct item *item)
{
    if (item->kind == TEXT) {
        free(item->text);
    }
}

static bool
send_message(int fd, const struct message *m)
{
    ssize_t n = (ssize_t)(HEAD + m->length);
    return send(fd, m, (size_t)n, MSG_NOSIGNAL) == n;
}

static bool
receive_message(int fd, struct message *m)
{
    return recv(fd, m, HEAD, MSG_WAITALL) == (ssize_t)HEAD && m->length <= MOST
           && recv(fd, m->bytes, m->length, MSG_WAITALL) == (ssize_t)m->length;
}

static long load;                       /* work of a task */

static struct item
square(const struct item *item)
{
    return (struct item){ NUMBER, .number = bench_square(item->number, load) };
}

static void
serve(int fd, struct item (*task)(const struct item *))
{
    static struct message in, out;
    bool good = true;
    while (good && receive_message(fd, &in)) {
        const char *from = in.bytes;
        out.length = out.count = 0;
        for (uint32_t i = 0; i < in.count && good; i++) {
            struct item item, result;
            from = take_item(from, &item);
            result = task(&item);
            good = put_item(&out, &result);
            free_item(&item);
            free_item(&result);
        }
        good = good && send_message(fd, &out);
    }
    _exit(0);
}

/* The chunk with this number, of the numbers from 0. */
static bool
give(int fd, int chunk)
{
    static struct message m;
    m.length = m.count = 0;
    for (int i = 0; i < CHUNK; i++) {
        put_item(&m, &(struct item){ NUMBER, .number = chunk * CHUNK + i });
    }
    return send_message(fd, &m);
}

static bool
take(int fd, struct item *results)
{
    static struct message m;
    if (!receive_message(fd, &m)) {
        return false;
    }
    const char *from = m.bytes;
    for (uint32_t i = 0; i < m.count; i++) {
        from = take_item(from, &results[i]);
    }
    return true;
}

/* NULL: a worker has ended. */
static struct item *
map(const int fd[])
{
    struct item *results = calloc(NUMBERS, sizeof *results);
    struct pollfd events[THREADS];
    int chunk[THREADS], given = 0, taken = 0;
    bool good = results != NULL;
    for (int i = 0; i < THREADS && good; i++) {
        events[i] = (struct pollfd){ .fd = fd[i], .events = POLLIN };
        chunk[i] = given++;
        good = give(fd[i], chunk[i]);
    }
    while (good && taken < CHUNKS) {
        poll(events, THREADS, -1);
        for (int i = 0; i < THREADS && good; i++) {
            if (events[i].revents) {
                good = take(fd[i], results + chunk[i] * CHUNK);
                taken++;
                if (good && given < CHUNKS) {
                    chunk[i] = given++;
                    good = give(fd[i], chunk[i]);
                }
            }
        }
    }
    if (!good) {
        free(results);
    }
    return good ? results : NULL;
}

static int
fork_worker(void)
{
    int end[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, end) < 0) {
        return -1;
    }
    if (fork() == 0) {
        close(end[0]);
        serve(end[1], square);
    }
    close(end[1]);
    return end[0];
}

bool
hand_process_pool(long n)
{
    int fd[THREADS];
    bool good = true;
    for (int i = 0; i < THREADS; i++) {
        fd[i] = fork_worker();
    }
    for (long done = 0; done < n && good; done += NUMBERS) {
        struct item *results = map(fd);
        good = results != NULL;
        for (int64_t i = 0; i < NUMBERS && good; i++) {
            good = results[i].kind == NUMBER && results[i].number == i * i;
        }
        for (int64_t i = 0; i < NUMBERS && results; i++) {
            free_item(&results[i]);
        }
        free(results);
    }
    for (int i = THREADS - 1; i >= 0; i--) {    /* the later ones have copies of the earlier ones' ends */
        close(fd[i]);
        wait(NULL);
    }
    return good;
}

bool
hand_busy_processes(long n)
{
    load = BUSY;
    return hand_process_pool(n);
}
