/* SPDX-License-Identifier: MIT */
/*
 * N10  Who holds this port?  netstat and lsof, and where they have it from.
 *
 * Python: no program of its own; the notes ask in the shell: netstat -an, netstat -ntl, lsof -i :8080.
 *
 * The lesson opens a listener, a connection to it from another process, and a UDP socket; then it finds them as netstat
 * and lsof do, and runs these two.
 *
 * Look at: before: a connection to a port of this machine: how many lines has it?  Which processes hold the listener's port?
 *
 * Why: /proc/net/tcp has a line for each socket: addresses in hexadecimal, a state, and an inode number.  It does not say
 * whose it is.  But each process's /proc/PID/fd has links named socket:[inode]; lsof goes through all of them.
 * netstat shows the sockets, lsof who holds them.  A fork has them all as well: a server that was ended may leave its port
 * taken by a child that never wanted it.
 *
 * Try: lesson n10 PORT UDP_PORT               then: netstat -an; lsof -i :8080
 */
#include "lesson.h"
#include "net.h"

#include "user/bin/sockets.h"

#include <sys/wait.h>

static int port;

/* Connects, and stays until the other end is closed. */
static int
client(void *arg)
{
    char byte;
    int fd = net_connected(port);
    net_try(write(*(int *)arg, "c", 1), "write");
    return recv(fd, &byte, 1, 0) == 0 ? 0 : 1;
}

static void
holder(void *arg, const struct socket_line *s, int pid, int fd)
{
    int udp_port = *(int *)arg;
    const char *role = s->udp ? "udp" : s->state == SOCKET_LISTEN ? "listener" : s->port == port ? "accepted" : "client";
    if (s->udp ? s->port == udp_port : s->port == port || s->peer_port == port) {
        printf("@holder role=%s state=%s pid=%d fd=%d inode=%lu\n", role, *socket_state(s) ? socket_state(s) : "none", pid, fd,
               s->inode);
    }
}

/* Not every Linux has these two. */
static void
tool(char *const arguments[])
{
    int status;
    printf("$ %s %s %s\n", arguments[0], arguments[1], arguments[2] ? arguments[2] : "");
    fflush(stdout);
    pid_t pid = (pid_t)net_try(fork(), "fork");
    if (pid == 0) {
        execvp(arguments[0], arguments);
        _exit(127);
    }
    waitpid(pid, &status, 0);
    printf("@tool name=%s status=%d\n", arguments[0], WEXITSTATUS(status));
}

int
main(int argc, char **argv)
{
    int told[2];
    char byte, colon_port[16];
    port = (int)arg_number(argc, argv, 1, 8080);
    int udp_port = (int)arg_number(argc, argv, 2, 8888);
    lesson_begin();
    net_try(pipe(told), "pipe");
    int listener = net_listener(port, 5);
    struct process *other = process_new(client, &told[1]);
    process_start(other);
    int connection = (int)net_try(accept(listener, NULL, NULL), "accept");
    net_try(read(told[0], &byte, 1), "read");
    int udp = net_bound(SOCK_DGRAM, udp_port);
    printf("@mine pid=%d listener=%d connection=%d udp=%d other=%d\n", getpid(), listener, connection, udp, process_pid(other));
    sockets_each_holder(holder, &udp_port);
    snprintf(colon_port, sizeof colon_port, ":%d", port);
    tool((char *[]){ "netstat", "-an", NULL });
    tool((char *[]){ "lsof", "-i", colon_port, NULL });
    close(connection);
    net_end(other, false);
}
