/* SPDX-License-Identifier: MIT */
/* Streams between tasks: read, readline, readexactly, readuntil, the end, what is longer than the room, who is not there. */
#include "say.h"

#include <conc/async.h>
#include <conc/loop.h>
#include <conc/network.h>
#include <conc/task.h>

#include <string.h>

static struct loop *loop;
static char text[1000001];

/* As Python prints bytes; errors by their names there. */
static void
say_bytes(ssize_t n)
{
    if (n < 0) {
        say_text(n == INCOMPLETE_READ ? "IncompleteReadError" : n == -ETIMEDOUT ? "TimeoutError"
                 : n == -ECONNREFUSED ? "ConnectionRefusedError" : "?");
        return;
    }
    printf("b'");
    for (ssize_t i = 0; i < n; i++) {
        printf(text[i] == '\n' ? "\\n" : "%c", text[i]);
    }
    say_text("'");
}

static void
write_text(struct stream *s, const char *words)
{
    stream_write(s, words, strlen(words));
}

static void
speak(struct stream *s, void *arg)
{
    write_text(s, "first line\nsecond\n\n");
    stream_drain(s);
    write_text(s, "0123456789");
    write_text(s, "key=value;rest");
    stream_drain(s);
    ssize_t n = stream_readline(s, text, sizeof text);
    printf("heard ");
    say_bytes(n);
    write_text(s, "no newline");
    stream_close(s);
    stream_wait_closed(s);
}

static struct stream *
connected(int port)
{
    struct stream *s = NULL;
    open_connection("127.0.0.1", port, &s);
    return s;
}

static void
lines(int port)
{
    struct stream *s = connected(port);
    for (int i = 0; i < 3; i++) {
        say_bytes(stream_readline(s, text, sizeof text));
    }
    say_bytes(stream_readexactly(s, text, 10));
    say_bytes(stream_readuntil(s, ";", text, sizeof text));
    say_bytes(stream_readexactly(s, text, 4));
    say_truth(stream_at_eof(s));
    write_text(s, "answer\n");
    stream_drain(s);
    say_bytes(stream_readline(s, text, sizeof text));
    say_truth(stream_at_eof(s));
    say_bytes(stream_readline(s, text, sizeof text));
    say_bytes(stream_read(s, text, 10));
    say_bytes(stream_readexactly(s, text, 1));
    say_bytes(stream_readexactly(s, text, 0));
    say_truth(stream_is_closing(s));
    stream_close(s);
    say_truth(stream_is_closing(s));
    say(stream_wait_closed(s), 0, "");
    stream_free(s);
}

static void
say_little(struct stream *s, void *arg)
{
    write_text(s, "abcde");
    stream_close(s);
}

static void
too_little(int port)
{
    struct stream *s = connected(port);
    say_bytes(stream_readexactly(s, text, 9));
    say_bytes(stream_read(s, text, 1));
    stream_free(s);
    s = connected(port);
    say_bytes(stream_readuntil(s, ";", text, sizeof text));
    say_bytes(stream_read(s, text, 1));
    stream_free(s);
    s = connected(port);
    ssize_t n, got = 0;
    while ((n = stream_read(s, text + got, 2)) > 0) {
        say_truth(n <= 2);
        got += n;
    }
    say_bytes(got);
    stream_free(s);
}

static void
much(struct stream *s, void *arg)
{
    memset(text, 'x', sizeof text);
    stream_write(s, text, sizeof text - 1);
    stream_drain(s);
    stream_close(s);
}

static void
big(int port)
{
    struct stream *s = connected(port);
    say_number(stream_readexactly(s, text, sizeof text - 1));
    say_bytes(stream_read(s, text, 1));
    stream_free(s);
}

static void
waits(struct stream *s, void *arg)
{
    char c;
    stream_read(s, &c, 1);
}

static void
limits(int port)
{
    struct stream *s = connected(port);
    struct async_timeout limit;
    async_timeout_begin(&limit, MILLISECONDS(10));
    say_bytes(async_timeout_end(&limit, stream_read(s, text, 1)));
    async_timeout_begin(&limit, MILLISECONDS(10));
    say_bytes(async_timeout_end(&limit, stream_readline(s, text, sizeof text)));
    write_text(s, "x");
    say_bytes(stream_read(s, text, 1));
    stream_free(s);
}

static int
all(void *arg, void **result)
{
    static const struct { const char *name; stream_handler *handler; void (*part)(int port); } parts[] = {
        { "lines", speak, lines }, { "too_little", say_little, too_little }, { "big", much, big }, { "limits", waits, limits },
    };
    int port = 0;
    for (int i = 0; i < 4; i++) {
        say_text(parts[i].name);
        struct server *server = start_server(loop, "127.0.0.1", 0, parts[i].handler, NULL);
        port = server_port(server);
        parts[i].part(port);
        server_free(server);
    }
    struct stream *s;
    say_bytes(open_connection("127.0.0.1", port, &s));
    return 0;
}

int
main(void)
{
    loop = loop_new();
    loop_run_until_complete(loop, task_future(task_new(loop, all, NULL)), NULL);
}
