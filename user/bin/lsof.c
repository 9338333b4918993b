/* SPDX-License-Identifier: MIT */
/* lsof: which processes hold TCP and UDP sockets, from /proc/PID/fd; -i :PORT only those of that port. Status 1: none. */
#include "user/bin/tool.h"

#include "user/bin/sockets.h"

static long port; /* 0: any */
static int found;

static const char *
command_of(int pid, char name[32])
{
    char path[64];
    FILE *stream;

    snprintf(path, sizeof(path), "/proc/%d/comm", pid);
    stream = fopen(path, "r");
    if (stream == NULL || fgets(name, 32, stream) == NULL)
        strcpy(name, "?");
    if (stream != NULL)
        fclose(stream);
    name[strcspn(name, "\n")] = '\0';
    return name;
}

static void
show(void *arg, const struct socket_line *s, int pid, int fd)
{
    char name[32], own[32], peer[32];

    (void)arg;
    if (port != 0 && s->port != port && s->peer_port != port)
        return;
    if (found++ == 0)
        puts("COMMAND            PID   FD    INODE NODE NAME");
    printf("%-16s %5d %4d %8lu %s  %s", command_of(pid, name), pid, fd, s->inode, s->udp ? "UDP" : "TCP",
           socket_address(s->host, s->port, own));
    if (s->peer_port != 0)
        printf("->%s", socket_address(s->peer_host, s->peer_port, peer));
    printf(*socket_state(s) ? " (%s)\n" : "\n", socket_state(s));
}

int
main(int argc, char **argv)
{
    int option;

    tool_start("lsof", "-i [:PORT]");
    while ((option = getopt(argc, argv, "i")) != -1)
        if (option != 'i')
            usage();
    if (optind < argc && *argv[optind] == ':')
        port = number(argv[optind++] + 1);
    if (optind < argc)
        usage();
    sockets_each_holder(show, NULL);
    return tool_end() ? tool.status : found == 0;
}
