/* SPDX-License-Identifier: MIT */
/* A server of one thread serves clients by select: each line comes back to its client. */
#include "socket.h"

#include <sys/select.h>

#define CLIENTS 8
#define ROUNDS 40

static unsigned port;

static void
client(void)
{
    int fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));
    char text[32];

    CHECK_OK(inet_connect(fd, port));
    for (int i = 0; i < ROUNDS; i++) {
        snprintf(text, sizeof(text), "%d says %d\n", (int)getpid(), i);
        say(fd, text);
        expect(fd, text);
    }
}

int
main(void)
{
    int listener = tcp_listener(CLIENTS), fds[CLIENTS], open_count = 0, accepted = 0;
    pid_t children[CLIENTS];

    port = port_of(listener);
    for (int i = 0; i < CLIENTS; i++)
        children[i] = start(client);
    while (accepted < CLIENTS || open_count > 0) {
        fd_set set;
        int top = listener;

        FD_ZERO(&set);
        FD_SET(listener, &set);
        for (int i = 0; i < open_count; i++) {
            FD_SET(fds[i], &set);
            top = fds[i] > top ? fds[i] : top;
        }
        CHECK_OK(select(top + 1, &set, NULL, NULL, NULL));
        if (FD_ISSET(listener, &set)) {
            fds[open_count++] = (int)CHECK_OK(accept(listener, NULL, NULL));
            accepted++;
            continue;
        }
        for (int i = 0; i < open_count; i++) {
            char buffer[64];
            ssize_t n;

            if (!FD_ISSET(fds[i], &set))
                continue;
            n = read(fds[i], buffer, sizeof(buffer));
            CHECK_OK(n);
            if (n > 0) {
                CHECK_EQ(write(fds[i], buffer, (size_t)n), n);
            } else {
                close(fds[i]);
                fds[i--] = fds[--open_count];
            }
        }
    }
    for (int i = 0; i < CLIENTS; i++)
        CHECK_EQ(wait_status(children[i]), EXITED(0));
    return 0;
}
