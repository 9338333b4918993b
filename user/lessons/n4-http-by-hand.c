/* SPDX-License-Identifier: MIT */
/*
 * N4  HTTP by hand: a name, a request in text, an answer of which the body is to be found.
 *
 * Python: connect((name, 80)), send("GET / HTTP/1.1\r\nHost: ...\r\n\r\n"), recv(4096), and the body is what stands
 * behind the first blank line.  In these notes two mistakes are made: one program calls recv once and takes what came
 * for everything; the other reads until the end, but takes data.split('\r\n\r\n')[1], which is the body only as far as
 * its own first blank line.
 *
 * Look at: before: how long is the page, and how much of it does each of the two get?  The mended one has all of it.
 *
 * Why: a stream has no messages.  recv returns what is there and fits, at least a byte; only Content-Length, or the end
 * of the connection, says that it was all.  Names are looked up before any of this: in /etc/hosts, a file with an address
 * and its names in each line.
 *
 * Try: lesson n4 NAME PARAGRAPHS SIZE         (NAME: localhost, heddle, www.heddle.test)
 */
#include "lesson.h"
#include "web.h"

#include <netdb.h>

static long paragraphs, size;
static char data[WEB_HEAD + WEB_BODY];

/* Two connections, a page each: paragraphs of one letter with blank lines between. */
static int
serve(int listener)
{
    static char page[WEB_BODY];
    size_t length = 0;
    for (long i = 0; i < paragraphs; i++) {
        if (i > 0) {
            memcpy(page + length, "\r\n\r\n", 4);
            length += 4;
        }
        memset(page + length, 'a' + (int)(i % 26), (size_t)size);
        length += (size_t)size;
    }
    for (int i = 0; i < 2; i++) {
        struct web_request request;
        int fd = (int)net_try(accept(listener, NULL, NULL), "accept");
        if (web_read(fd, &request)) {
            web_respond(fd, 200, page, length, false);
        }
        close(fd);
    }
    return 0;
}

/* socket.gethostbyname: 0 and the address, or an error of its own kind. */
static int
look_up(const char *name, int port, struct sockaddr_in *address)
{
    char service[16];
    struct addrinfo hints = { .ai_family = AF_INET, .ai_socktype = SOCK_STREAM }, *list;
    snprintf(service, sizeof service, "%d", port);
    int error = getaddrinfo(name, service, &hints, &list);
    if (error == 0) {
        *address = *(struct sockaddr_in *)list->ai_addr;
        freeaddrinfo(list);
    }
    printf("@name name=%s address=%s\n", name, error ? "unknown" : inet_ntoa(address->sin_addr));
    return error;
}

static int
ask(struct sockaddr_in *address)
{
    int fd = (int)net_try(socket(AF_INET, SOCK_STREAM, 0), "socket");
    net_try(connect(fd, (struct sockaddr *)address, sizeof *address), "connect");
    web_ask(fd, "/", "1.1", "Connection: close\r\n");
    return fd;
}

/* The part behind the first blank line, up to the next one or, if `whole`, to the end. */
static size_t
behind_blank(const char *text, bool whole)
{
    const char *body = strstr(text, "\r\n\r\n");
    const char *next = body && !whole ? strstr(body + 4, "\r\n\r\n") : NULL;
    return !body ? 0 : next ? (size_t)(next - body) - 4 : strlen(body + 4);
}

int
main(int argc, char **argv)
{
    const char *name = arg_text(argc, argv, 1, "localhost");
    struct sockaddr_in address;
    paragraphs = arg_number(argc, argv, 2, 8);
    size = arg_number(argc, argv, 3, 1500);
    lesson_begin();
    if (paragraphs < 1 || paragraphs > 100 || size < 1 || size > 2000) {
        arg_refuse("1 to 100 paragraphs of 1 to 2000 bytes", arg_text(argc, argv, 2, ""));
    }
    int listener = net_listener(0, 5), port = net_port(listener), fd;
    struct process *server = net_serve(serve, listener);
    if (look_up("no-such-name.invalid", port, &address) == 0 || look_up(name, port, &address) != 0) {
        net_end(server, true);
        return 1;
    }

    fd = ask(&address);
    long n = net_try(recv(fd, data, 4096, 0), "recv");
    data[n] = '\0';
    printf("@once recv=%ld status=%d body=%zu\n", n, atoi(data + strcspn(data, " ")), behind_blank(data, true));
    close(fd);

    fd = ask(&address);
    size_t all = net_receive_all(fd, data, sizeof data), length = behind_blank(data, true);
    const char *body = strstr(data, "\r\n\r\n") + 4;
    printf("@split bytes=%zu body=%zu\n", all, behind_blank(data, false));
    printf("@mended status=%d promised=%ld body=%zu digest=%u\n", atoi(data + strcspn(data, " ")),
           atol(web_header(data, "Content-Length")), length, bytes_digest(BYTES_DIGEST, body, length));
    close(fd);
    net_end(server, false);
}
