/* SPDX-License-Identifier: MIT */
/*
 * N1  UDP: a datagram and its sender's address.
 *
 * Python: socket(AF_INET, SOCK_DGRAM), sendto(bytes, (host, port)), recvfrom(1024), which returns the bytes and the address
 * of who sent them.  A socket that was never bound gets a port from the system at its first sendto; bind(("", 8888))
 * asks for one by its number.  The answer goes to the address that came with the question: nothing else is known of
 * the other side.
 *
 * Look at: before: which two ports will be in the four lines that name one?  That of the client is 0 until it sends; the
 * server names it without ever having been told; another client has another.
 *
 * Why: there is no connection.  sendto puts a message with its sender's address into the queue of whoever has the
 * port, if anybody has; recvfrom takes one message whole, or what of it fits: the rest of that one is lost.
 *
 * Try: lesson n1 PORT TEXT ROOM
 */
#include "lesson.h"
#include "net.h"

static long room;

/* Two questions, two answers: the text of each, turned round, to where it came from. */
static int
answer(int fd)
{
    char text[1024], back[1024];
    struct sockaddr_in from;
    for (int i = 0; i < 2; i++) {
        socklen_t size = sizeof from;
        long n = net_try(recvfrom(fd, text, i == 0 ? sizeof text : (size_t)room, 0, (struct sockaddr *)&from, &size), "recvfrom");
        printf("@received bytes=%ld text=%.*s from=%s port=%d\n", n, (int)n, text, inet_ntoa(from.sin_addr), ntohs(from.sin_port));
        for (long k = 0; k < n; k++) {
            back[k] = text[n - 1 - k];
        }
        net_try(sendto(fd, back, (size_t)n, 0, (struct sockaddr *)&from, size), "sendto");
    }
    return 0;
}

static void
ask(const char *name, int port, const char *text)
{
    char back[1024];
    struct sockaddr_in to = net_address(INADDR_LOOPBACK, port), from;
    socklen_t size = sizeof from;
    int fd = (int)net_try(socket(AF_INET, SOCK_DGRAM, 0), "socket");
    printf("@%s bound=%d\n", name, net_port(fd));
    long sent = net_try(sendto(fd, text, strlen(text), 0, (struct sockaddr *)&to, sizeof to), "sendto");
    printf("@%s sent=%ld port=%d\n", name, sent, net_port(fd));
    long n = net_try(recvfrom(fd, back, sizeof back, 0, (struct sockaddr *)&from, &size), "recvfrom");
    printf("@%s back=%.*s from=%s port=%d\n", name, (int)n, back, inet_ntoa(from.sin_addr), ntohs(from.sin_port));
    close(fd);
}

int
main(int argc, char **argv)
{
    int port = (int)arg_number(argc, argv, 1, 8888);
    const char *text = arg_text(argc, argv, 2, "hello");
    room = arg_number(argc, argv, 3, 3);
    lesson_begin();
    room = room < 1 ? 1 : room > 1024 ? 1024 : room;
    struct process *server = net_serve(answer, net_bound(SOCK_DGRAM, port));
    ask("one", port, text);
    ask("two", port, text);     /* the server has less room for this one */
    net_end(server, false);
    int fd = (int)net_try(socket(AF_INET, SOCK_DGRAM, 0), "socket");
    struct sockaddr_in to = net_address(INADDR_LOOPBACK, port);
    printf("@nobody sent=%ld\n", net_try(sendto(fd, text, strlen(text), 0, (struct sockaddr *)&to, sizeof to), "sendto"));
}
