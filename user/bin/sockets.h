/* SPDX-License-Identifier: MIT */
/*
 * Who has which socket, from /proc: net/tcp and net/udp say what sockets there are, with an inode number each; PID/fd says
 * which process holds which inode, as a link named socket:[INODE].
 */
#pragma once

#include <arpa/inet.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SOCKETS_MOST 4096
#define SOCKET_LISTEN 10

struct socket_line {
    bool udp;
    unsigned host, peer_host;       /* as they lie in memory: highest byte first */
    int port, peer_port;
    int state;
    unsigned send, receive;         /* bytes that wait */
    unsigned long inode;
};

static inline const char *
socket_state(const struct socket_line *s)
{
    static const char *const names[] = { "", "ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2", "TIME_WAIT",
                                         "CLOSE", "CLOSE_WAIT", "LAST_ACK", "LISTEN", "CLOSING" };
    return s->state <= 0 || s->state > 11 || (s->udp && s->state == 7) ? "" : names[s->state];
}

/* "127.0.0.1:8080", "0.0.0.0:*" */
static inline const char *
socket_address(unsigned host, int port, char text[32])
{
    int n = snprintf(text, 32, "%s:", inet_ntoa((struct in_addr){ host }));
    snprintf(text + n, 32 - (size_t)n, port ? "%d" : "*", port);
    return text;
}

static inline size_t
sockets_read_file(const char *path, bool udp, struct socket_line *s, size_t room)
{
    char line[512];
    size_t n = 0;
    FILE *f = fopen(path, "r");
    while (f && n < room && fgets(line, sizeof line, f)) {
        unsigned port, peer_port, state;
        s[n].udp = udp;
        if (sscanf(line, " %*d: %x:%x %x:%x %x %x:%x %*x:%*x %*x %*d %*d %lu", &s[n].host, &port, &s[n].peer_host, &peer_port,
                   &state, &s[n].send, &s[n].receive, &s[n].inode) == 8) {
            s[n].port = (int)port;
            s[n].peer_port = (int)peer_port;
            s[n++].state = (int)state;
        }
    }
    if (f) {
        fclose(f);
    }
    return n;
}

/* All TCP and UDP sockets; how many. */
static inline size_t
sockets_read(struct socket_line s[SOCKETS_MOST])
{
    size_t n = sockets_read_file("/proc/net/tcp", false, s, SOCKETS_MOST);
    return n + sockets_read_file("/proc/net/udp", true, s + n, SOCKETS_MOST - n);
}

typedef void socket_holder(void *arg, const struct socket_line *s, int pid, int fd);

static inline void
sockets_of_process(const char *pid, const struct socket_line *s, size_t count, socket_holder *visit, void *arg)
{
    char path[600], link[64];
    snprintf(path, sizeof path, "/proc/%.30s/fd", pid);
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL;) {
        unsigned long inode;
        snprintf(path, sizeof path, "/proc/%.30s/fd/%s", pid, entry->d_name);
        ssize_t n = readlink(path, link, sizeof link - 1);
        link[n > 0 ? n : 0] = '\0';
        if (sscanf(link, "socket:[%lu]", &inode) != 1) {
            continue;
        }
        for (size_t i = 0; i < count; i++) {
            if (s[i].inode == inode) {
                visit(arg, &s[i], atoi(pid), atoi(entry->d_name));
            }
        }
    }
    if (folder) {
        closedir(folder);
    }
}

/* Calls visit for each descriptor of each process that is a TCP or UDP socket and that the caller may look at. */
static inline void
sockets_each_holder(socket_holder *visit, void *arg)
{
    static struct socket_line s[SOCKETS_MOST];
    size_t count = sockets_read(s);
    DIR *folder = opendir("/proc");
    for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL;) {
        if (atoi(entry->d_name) > 0) {
            sockets_of_process(entry->d_name, s, count, visit, arg);
        }
    }
    if (folder) {
        closedir(folder);
    }
}
