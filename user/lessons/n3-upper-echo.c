/* SPDX-License-Identifier: MIT */
/*
 * N3  An echo server with a thread for each client.
 *
 * Python: while True: conn, address = phone.accept(); Thread(target=work, args=(conn,)).start().  work receives,
 * sends back data.upper(), and ends when recv returns nothing: the client has closed.
 *
 * Look at: before: how long do three clients of three messages, half a second between them, take?  All are served at
 * the same time, each gets its own text, and a thread ends with its client.
 *
 * Why: each thread sleeps in recv of its own connection, and main in accept; a message wakes just the one whose it is.  With
 * work(conn) called instead of started the second client would be answered when the first has gone.
 *
 * Try: lesson n3 CLIENTS MESSAGES SECONDS TEXT
 */
#include "lesson.h"
#include "net.h"

#include <ctype.h>

#include <conc/thread.h>

#define MOST 50

static long clients, messages;
static int64_t delay;
static const char *text;
static int port;

static void
work(void *arg)
{
    int fd = (int)(intptr_t)arg;
    char data[1024];
    ssize_t n;
    long count = 0;
    for (; (n = recv(fd, data, sizeof data, 0)) > 0; count++) {
        for (ssize_t i = 0; i < n; i++) {
            data[i] = (char)toupper((unsigned char)data[i]);
        }
        net_send(fd, data, (size_t)n);
    }
    close(fd);
    printf("@served messages=%ld end=%zd\n", count, n);
}

/* The notes' loop is endless; this one knows how many will come, so that the lesson ends. */
static int
serve(int listener)
{
    for (long i = 0; i < clients; i++) {
        int fd = (int)net_try(accept(listener, NULL, NULL), "accept");
        thread_start(thread_new(work, (void *)(intptr_t)fd));
    }
    return 0;
}

static int
client(void *arg)
{
    long me = (long)(intptr_t)arg;
    char out[128], back[1024];
    int fd = net_connected(port);
    for (long i = 0; i < messages; i++) {
        int length = snprintf(out, sizeof out, "%.60s_%ld_of_%ld", text, i, me);
        net_send(fd, out, (size_t)length);
        long n = net_try(recv(fd, back, sizeof back, 0), "recv");
        printf("@client n=%ld sent=%s got=%.*s\n", me, out, (int)n, back);
        conc_sleep(delay);
    }
    close(fd);
    return 0;
}

int
main(int argc, char **argv)
{
    struct process *processes[MOST];
    clients = arg_number(argc, argv, 1, 3);
    messages = arg_number(argc, argv, 2, 3);
    delay = arg_seconds(argc, argv, 3, "0.5");
    text = arg_text(argc, argv, 4, "message");
    lesson_begin();
    clients = clients > MOST ? MOST : clients;
    int listener = net_listener(0, 5);
    port = net_port(listener);
    struct process *server = net_serve(serve, listener);
    int64_t start = conc_now();
    for (long i = 0; i < clients; i++) {
        processes[i] = process_new(client, (void *)(intptr_t)i);
        process_start(processes[i]);
    }
    for (long i = 0; i < clients; i++) {
        process_join(processes[i]);
    }
    printf("@all ms=%ld\n", milliseconds_since(start));
    net_end(server, false);
}
