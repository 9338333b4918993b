/* SPDX-License-Identifier: MIT */
/* /proc/net/tcp, udp and unix list sockets in Linux's columns: addresses, states, inode numbers as fstat has them; so do the links in
 * /proc/self/fd. */
#include "socket.h"

#include <sys/stat.h>

/* The line of the file that ends with, or holds, the text; "" if there is none. */
static const char *
line_with(const char *path, const char *text)
{
    static char all[1 << 20];
    int fd = (int)CHECK_OK(open(path, O_RDONLY));
    size_t n = 0;
    char *line;

    for (ssize_t r = 1; r > 0; n += (size_t)r)
        r = CHECK_OK(read(fd, all + n, sizeof(all) - 1 - n));
    all[n] = '\0';
    close(fd);
    for (line = strtok(all, "\n"); line; line = strtok(NULL, "\n"))
        if (strstr(line, text))
            return line;
    return "";
}

static void
check_inet(const char *path, int fd, int state)
{
    unsigned line, address, port, peer, peer_port, seen_state, uid, timeout;
    unsigned long inode;
    char text[32];
    struct stat st;

    CHECK_OK(fstat(fd, &st));
    CHECK(S_ISSOCK(st.st_mode));
    snprintf(text, sizeof(text), " %lu ", (unsigned long)st.st_ino);
    CHECK_EQ(sscanf(line_with(path, text), " %u: %x:%x %x:%x %x %*x:%*x %*x:%*x %*x %u %u %lu", &line, &address, &port,
                    &peer, &peer_port, &seen_state, &uid, &timeout, &inode), 9);
    CHECK_EQ(port, port_of(fd));
    CHECK_EQ(address, htonl(INADDR_LOOPBACK));
    CHECK_EQ(seen_state, state);
    CHECK_EQ(uid, getuid());
    CHECK_EQ(inode, st.st_ino);
}

int
main(void)
{
    int listener = tcp_listener(1), ends[2], udp = inet_bound(SOCK_DGRAM, 0), type, state;
    char name[64], link[64] = "", wanted[64];
    struct stat st;

    tcp_pair(ends);
    CHECK_OK(fstat(ends[0], &st));
    snprintf(name, sizeof(name), "/proc/self/fd/%d", ends[0]);
    snprintf(wanted, sizeof(wanted), "socket:[%lu]", (unsigned long)st.st_ino);
    CHECK_OK(readlink(name, link, sizeof(link) - 1));
    CHECK_EQ(strcmp(link, wanted), 0);
    check_inet("/proc/net/tcp", listener, 10);
    check_inet("/proc/net/tcp", ends[0], 1);
    check_inet("/proc/net/tcp", ends[1], 1);
    check_inet("/proc/net/udp", udp, 7);
    CHECK_OK(shutdown(ends[0], SHUT_WR));
    check_inet("/proc/net/tcp", ends[1], 8);
    unix_listener("@listed", SOCK_STREAM, 1);
    snprintf(name, sizeof(name), " @listed.%d", (int)getpid());
    CHECK_EQ(sscanf(line_with("/proc/net/unix", name), "%*x: %*x %*x 00010000 %x %x", &type, &state), 2);
    CHECK_EQ(type, SOCK_STREAM);
    CHECK_EQ(state, 1);
    return 0;
}
