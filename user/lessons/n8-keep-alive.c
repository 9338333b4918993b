/* SPDX-License-Identifier: MIT */
/*
 * N8  Short and long connections.
 *
 * Python: with HTTP/1.0 a browser makes a connection for each page, picture and script; HTTP/1.1 keeps it for the
 * next request unless one side says "Connection: close".  The notes: what costs is the making and the ending.
 *
 * The pages of this server say which connection they came over, and which request of that one they are.
 *
 * Look at: before: who closes in the four cases of version and header?  How many connections for ten pages, short and long?
 *
 * Why: after its answer the server either closes, which the client sees as recv returning 0, or waits in recv for the
 * next request; it can tell where an answer ends only because Content-Length says so.  Over a wire each new connection
 * would cost a round trip of packets before the first byte (lesson N12).
 *
 * Try: lesson n8 PAGES SECONDS TEXT
 */
#include "lesson.h"
#include "web.h"

static const char *text;

/* One connection after the other; the last one is ended by the client, and then the server by its parent. */
static int
serve(int listener)
{
    int fd;
    for (int connection = 1; (fd = accept(listener, NULL, NULL)) >= 0; connection++) {
        int count = 0;
        struct web_request request = { .keep_alive = true };
        while (request.keep_alive && web_read(fd, &request)) {
            char page[256];
            int n = snprintf(page, sizeof page, "%.100s connection=%d request=%d", text, connection, ++count);
            web_respond(fd, 200, page, (size_t)n, request.keep_alive);
        }
        close(fd);
    }
    return 1;
}

/* Does the server close after the answer, or may the next request come? */
static void
who_closes(int port, const char *version, const char *header, int64_t patience)
{
    struct web_answer answer;
    char line[64] = "", byte;
    int fd = net_connected(port);
    if (*header) {
        snprintf(line, sizeof line, "Connection: %s\r\n", header);
    }
    web_ask(fd, "/", version, line);
    web_hear(fd, &answer);
    net_timeout(fd, SO_RCVTIMEO, patience);
    ssize_t n = recv(fd, &byte, 1, 0);
    printf("@version http=%s header=%s closed=%s\n", version, *header ? header : "none", n == 0 ? "yes" : "no");
    close(fd);
}

static void
fetch(int fd, const char *name, const char *header)
{
    struct web_answer answer;
    web_ask(fd, "/", "1.1", header);
    if (web_hear(fd, &answer)) {
        printf("@%s page=%s\n", name, answer.body);
    }
}

int
main(int argc, char **argv)
{
    long pages = arg_number(argc, argv, 1, 10);
    int64_t patience = arg_seconds(argc, argv, 2, "0.2");
    text = arg_text(argc, argv, 3, "page");
    lesson_begin();
    int listener = net_listener(0, 5), port = net_port(listener);
    struct process *server = net_serve(serve, listener);
    who_closes(port, "1.0", "", patience);
    who_closes(port, "1.1", "", patience);
    who_closes(port, "1.1", "close", patience);
    who_closes(port, "1.0", "keep-alive", patience);
    for (long i = 0; i < pages; i++) {
        int fd = net_connected(port);
        fetch(fd, "short", "Connection: close\r\n");
        close(fd);
    }
    int fd = net_connected(port);
    for (long i = 0; i < pages; i++) {
        fetch(fd, "long", "");
    }
    close(fd);
    net_end(server, true);
}
