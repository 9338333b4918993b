/* SPDX-License-Identifier: MIT */
/* connection: values and bytes, directions, poll, the end, what does not fit, what is no value; listener and client: keys, addresses. */
#include "say.h"

#include <conc/connection.h>
#include <conc/listener.h>
#include <conc/process.h>
#include <conc/thread.h>

#include <string.h>
#include <unistd.h>

#define SOON MILLISECONDS(10)

static void
say_value(int r, struct value *v, int error, const char *raised)
{
    char text[128];
    if (r < 0) {
        say(r, error, raised);
        return;
    }
    value_print(text, sizeof text, v);
    say_text(value_kind(v) == VALUE_STRING ? value_text(v) : text);
    value_free(v);
}

static void
say_recv(struct connection *c, int error, const char *raised)
{
    struct value *v = NULL;
    int r = connection_recv(c, &v);
    say_value(r, v, error, raised);
}

static void
say_bytes(struct connection *c, size_t room, int error, const char *raised)
{
    char bytes[64];
    ssize_t n = connection_recv_bytes(c, bytes, room);
    if (n < 0) {
        say(n, error, raised);
    } else {
        printf("b'%.*s'\n", (int)n, bytes);
    }
}

static void
values(void)
{
    struct connection *a, *b;
    connection_pipe(&a, &b, true);
    struct value *all[] = {
        value_none(), value_bool(true), value_int(5), value_float(-1.5), value_string("text"), value_bytes("bytes", 5),
        value_list(value_int(1), value_list(value_int(2), value_string("x"))),
        value_dict("a", value_int(1), "b", value_list(value_none()), NULL),
    };
    for (int i = 0; i < 8; i++) {
        connection_send(a, all[i]);
        say_recv(b, 0, "");
        connection_send(b, all[i]);
        say_recv(a, 0, "");
    }
    for (int i = 0; i < 3; i++) {
        connection_send(a, value_int(i));
    }
    for (int i = 0; i < 3; i++) {
        say_recv(b, 0, "");
    }
}

static void
sizes(void)
{
    static char bytes[100000];
    struct connection *a, *b;
    connection_pipe(&a, &b, true);
    for (int i = 0; i < 4; i++) {
        say(connection_send_bytes(a, bytes, (const size_t[]){ 0, 1, 1000, 100000 }[i]), 0, "");
        say_number(connection_recv_bytes(b, bytes, sizeof bytes));
    }
    say(connection_send_bytes(a, "12345", 5), 0, "");
    say_bytes(b, 5, 0, "");
    say(connection_send_bytes(a, "123456", 6), 0, "");
    say_bytes(b, 5, -EMSGSIZE, "OSError");
}

static void
directions(void)
{
    struct connection *reader, *writer;
    connection_pipe(&reader, &writer, false);
    say(connection_send(reader, NULL), -EBADF, "OSError");
    say(connection_send_bytes(reader, "x", 1), -EBADF, "OSError");
    say_recv(writer, -EBADF, "OSError");
    say_bytes(writer, 9, -EBADF, "OSError");
    say_truth(connection_poll(reader, 0));
    say_truth(connection_poll(reader, SOON));
    say(connection_send(writer, value_int(1)), 0, "");
    say_truth(connection_poll(reader, 0));
    say_truth(connection_poll(reader, TIMEOUT_FOREVER));
    say_recv(reader, 0, "");
    say_truth(connection_poll(reader, 0));
}

struct ends {
    struct connection *a, *b;
};

static int
sends_and_dies(void *both)
{
    struct ends *e = both;
    connection_close(e->b);
    connection_send(e->a, value_string("from the child"));
    _exit(1);
}

static void
ends(void)
{
    struct ends e;
    connection_pipe(&e.a, &e.b, true);
    connection_send(e.a, value_string("last"));
    connection_close(e.a), say(0, 0, "");
    say_truth(connection_poll(e.b, 0));
    say_recv(e.b, -EPIPE, "EOFError");
    say_truth(connection_poll(e.b, 0));
    say_recv(e.b, -EPIPE, "EOFError");
    say_bytes(e.b, 9, -EPIPE, "EOFError");
    say(connection_send(e.b, value_int(1)), -EPIPE, "BrokenPipeError");
    say(connection_send_bytes(e.b, "x", 1), -EPIPE, "BrokenPipeError");
    connection_pipe(&e.a, &e.b, true);
    struct process *p = process_new(sends_and_dies, &e);
    process_start(p);
    connection_close(e.a);
    say_recv(e.b, -EPIPE, "EOFError");
    say_recv(e.b, -EPIPE, "EOFError");
    process_join(p);
}

static void
no_value(void)
{
    struct connection *a, *b;
    connection_pipe(&a, &b, true);
    connection_send_bytes(a, "\xff\xff\xff", 3);
    say_recv(b, -EBADMSG, "UnpicklingError");
    connection_send(a, value_int(5));
    say_recv(b, 0, "");
}

static struct listener *listener;
static int answers;

static void
serve(void *arg)
{
    for (int i = 0; i < answers; i++) {
        struct connection *c;
        struct value *v;
        int r = listener_accept(listener, &c);
        if (r == 0 && connection_recv(c, &v) == 0) {
            connection_send(c, value_int(value_number(v) + 1));
            connection_close(c);
        } else {
            printf("accept: %s\n", r == -EACCES ? "AuthenticationError" : "?");
        }
    }
}

static void
ask(const char *address, const char *key, int error, const char *raised)
{
    struct connection *c;
    struct value *v = NULL;
    int r = connection_client(address, key, &c);
    if (r == 0) {
        connection_send(c, value_int(5));
        r = connection_recv(c, &v);
        connection_close(c);
    }
    say_value(r, v, error, raised);
}

static struct thread *
start_serving(int n)
{
    answers = n;
    struct thread *t = thread_new(serve, NULL);
    thread_start(t);
    return t;
}

static void
keys(void)
{
    char address[128];
    int error;
    listener = listener_new("127.0.0.1:0", "abc", &error);
    snprintf(address, sizeof address, "%s", listener_address(listener));
    struct thread *t = start_serving(3);
    ask(address, "abc", 0, "");
    ask(address, "abd", -EACCES, "AuthenticationError");
    ask(address, "abc", 0, "");
    thread_join(t);
    listener_close(listener), say(0, 0, "");
    ask(address, "abc", -ECONNREFUSED, "ConnectionRefusedError");
}

static void
paths(void)
{
    char place[] = "/tmp/paired-XXXXXX", path[64];
    int error;
    if (!mkdtemp(place)) {
        return;
    }
    snprintf(path, sizeof path, "%s/s", place);
    ask(path, "abc", -ENOENT, "FileNotFoundError");
    listener = listener_new(path, "abc", &error);
    if (!listener_new(path, "abc", &error)) {
        printf("OSError %d\n", -error);
    }
    struct thread *t = start_serving(1);
    ask(path, "abc", 0, "");
    thread_join(t);
    say_truth(access(path, F_OK) == 0);
    listener_close(listener);
    say_truth(access(path, F_OK) == 0);
    rmdir(place);
}

int
main(void)
{
    static const struct { const char *name; void (*part)(void); } parts[] = {
        { "values", values }, { "sizes", sizes }, { "directions", directions }, { "ends", ends }, { "no_value", no_value },
        { "keys", keys }, { "paths", paths },
    };
    for (int i = 0; i < 7; i++) {
        say_text(parts[i].name);
        parts[i].part();
    }
}
