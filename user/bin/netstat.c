/* SPDX-License-Identifier: MIT */
/* netstat: the TCP and UDP sockets, from /proc/net. -l only listeners, -a those too, -t TCP, -u UDP; -n is always so. */
#include "user/bin/tool.h"

#include "user/bin/sockets.h"

int
main(int argc, char **argv)
{
    static struct socket_line s[SOCKETS_MOST];
    bool all = false, listeners = false, tcp = false, udp = false;
    char own[32], peer[32];
    int option;

    tool_start("netstat", "[-alntu]");
    while ((option = getopt(argc, argv, "alntu")) != -1) {
        switch (option) {
        case 'a': all = true; break;
        case 'l': listeners = true; break;
        case 't': tcp = true; break;
        case 'u': udp = true; break;
        case 'n': break;
        default: usage();
        }
    }
    puts("Proto Recv-Q Send-Q Local Address           Foreign Address         State");
    for (size_t i = 0, count = sockets_read(s); i < count; i++) {
        bool waits = s[i].state == SOCKET_LISTEN || (s[i].udp && s[i].peer_port == 0);

        if ((tcp || udp) && !(s[i].udp ? udp : tcp))
            continue;
        if (all || waits == listeners)
            printf("%-5s %6u %6u %-23s %-23s %s\n", s[i].udp ? "udp" : "tcp", s[i].receive, s[i].send,
                   socket_address(s[i].host, s[i].port, own), socket_address(s[i].peer_host, s[i].peer_port, peer),
                   socket_state(&s[i]));
    }
    return tool_end();
}
