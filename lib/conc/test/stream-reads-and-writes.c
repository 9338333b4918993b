/* SPDX-License-Identifier: MIT */
/* Lines, exact counts, separators and the end, as they were written or cut otherwise; a large write waits in drain until
 * the other side reads, and nothing is lost; what comes too early or is too long is an error. */
#include "claim.h"

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/network.h>
#include <conc/task.h>
#include <sys/socket.h>

#define LARGE (1024 * 1024)

static struct loop *loop;
static int port, drained;

/* The other side: says what is asked for by the first line. */
static void
serve(struct stream *s, void *arg)
{
    char line[64];
    (void)arg;
    CLAIM(stream_readline(s, line, sizeof line) > 0);
    if (strcmp(line, "pieces\n") == 0) {
        static const char *pieces[] = { "one\ntw", "o\nth", "ree", "##four#", "#rest" };
        for (int i = 0; i < 5; i++) {
            stream_write(s, pieces[i], strlen(pieces[i]));
            async_sleep(MILLISECONDS(1));
        }
    } else if (strcmp(line, "large\n") == 0) {
        static char much[LARGE];
        int room = 64 * 1024;       /* in the kernel, which may otherwise take it all */
        CLAIM_EQ(setsockopt(stream_fd(s), SOL_SOCKET, SO_SNDBUF, &room, sizeof room), 0);
        for (size_t i = 0; i < LARGE; i++) {
            much[i] = (char)(i * 7 >> 8);
        }
        stream_write(s, much, LARGE);
        CLAIM_EQ(stream_drain(s), 0);
        drained = 1;
    }
}

static struct stream *
ask(const char *what)
{
    struct stream *s;
    CLAIM_EQ(open_connection("127.0.0.1", port, &s), 0);
    stream_write(s, what, strlen(what));
    return s;
}

static void
pieces(void)
{
    char text[64];
    struct stream *s = ask("pieces\n");
    CLAIM_EQ(stream_readline(s, text, sizeof text), 4);
    CLAIM(strcmp(text, "one\n") == 0);
    CLAIM_EQ(stream_readexactly(s, text, 3), 3);
    CLAIM(memcmp(text, "two", 3) == 0);
    CLAIM_EQ(stream_readuntil(s, "##", text, sizeof text), 8);
    CLAIM(strcmp(text, "\nthree##") == 0);
    CLAIM_EQ(stream_readuntil(s, "##", text, 4), -EOVERFLOW);
    CLAIM_EQ(stream_readuntil(s, "##", text, sizeof text), 6);
    CLAIM_EQ(stream_readline(s, text, sizeof text), 4);
    CLAIM(strcmp(text, "rest") == 0);
    CLAIM_EQ(stream_readline(s, text, sizeof text), 0);
    CLAIM(stream_at_eof(s));
    CLAIM_EQ(stream_readexactly(s, text, 1), INCOMPLETE_READ);
    stream_close(s);
    CLAIM_EQ(stream_wait_closed(s), 0);
    stream_free(s);
}

static void
large(void)
{
    static char much[LARGE];
    struct stream *s = ask("large\n");
    while (!stream_at_eof(s) && stream_readexactly(s, much, 1) < 0) {
    }
    CLAIM_EQ(async_sleep(MILLISECONDS(20)), 0);
    CLAIM(!drained);
    CLAIM_EQ(stream_readexactly(s, much + 1, LARGE - 1), LARGE - 1);
    for (size_t i = 0; i < LARGE; i++) {
        CLAIM_EQ(much[i], (char)(i * 7 >> 8));
    }
    CLAIM_EQ(stream_read(s, much, 1), 0);
    CLAIM(drained);
    stream_free(s);
}

static int
all(void *arg, void **result)
{
    struct stream *s;
    struct server *server = start_server(loop, "127.0.0.1", 0, serve, NULL);
    (void)arg;
    (void)result;
    CLAIM(server);
    port = server_port(server);
    pieces();
    large();
    server_free(server);
    CLAIM_EQ(open_connection("127.0.0.1", port, &s), -ECONNREFUSED);
    return 0;
}

int
main(void)
{
    loop = loop_new();
    struct task *t = task_new(loop, all, NULL);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(t), NULL), 0);
    task_free(t);
    CLAIM_EQ(loop_all_tasks(loop, NULL, 0), 0);
    loop_free(loop);
}
