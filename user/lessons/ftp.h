/* SPDX-License-Identifier: MIT */
/*
 * File transfer in the manner of FTP: commands and replies over one connection, each file over another one of its own.
 *
 *     client                                  server
 *     USER ann                                331 password?
 *     PASS secret                             230                      now this process is locked into the site's directory
 *     PASV                                    227 (127,0,0,1,156,64)   156 * 256 + 64 is the port for the file
 *     STOR share/data                         150
 *     (connects there, sends, closes)         226
 *
 * As vsftpd is set up in the notes: no anonymous users, one directory that the user cannot leave (chroot) nor write to,
 * and in it one that may be written.  A session is a process, for chroot and uid are a process's.  A file that arrives has
 * another name until it is complete.
 */
#pragma once

#include "net.h"

#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <strings.h>
#include <sys/wait.h>

#define FTP_LINE 512

struct ftp_site {
    const char *user, *password;
    const char *root;               /* the directory */
    uid_t uid;                      /* who serves: not root, if it can be */
    int (*lock_in)(const char *directory);      /* chroot */
};

struct ftp_session {
    const struct ftp_site *site;
    int control, passive;           /* passive: listens for the data connection; -1: none */
    char user[64];
    bool in;                        /* logged in */
};

/* A line without its end; false: the other side has gone.  Byte by byte: what follows a line is not for this call. */
static inline bool
ftp_line(int fd, char line[FTP_LINE])
{
    size_t n = 0;
    while (n + 1 < FTP_LINE && recv(fd, line + n, 1, 0) == 1) {
        if (line[n] == '\n') {
            line[n > 0 && line[n - 1] == '\r' ? n - 1 : n] = '\0';
            return true;
        }
        n++;
    }
    return false;
}

__attribute__((format(printf, 2, 3))) static inline void
ftp_say(int fd, const char *format, ...)
{
    char line[FTP_LINE];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line - 2, format, args);
    va_end(args);
    n = n > FTP_LINE - 3 ? FTP_LINE - 3 : n;
    memcpy(line + n, "\r\n", 2);
    net_send(fd, line, (size_t)n + 2);
}

/* Until the end of what comes: how many bytes, or -1: it broke off, or cannot be written. */
static inline long
ftp_copy(int from, int to)
{
    char bytes[8192];
    long total = 0;
    ssize_t n;
    while ((n = read(from, bytes, sizeof bytes)) > 0) {
        for (ssize_t done = 0, some; done < n; done += some) {
            some = write(to, bytes + done, (size_t)(n - done));
            if (some < 0) {
                return -1;
            }
        }
        total += n;
    }
    return n < 0 ? -1 : total;
}

/* --- the server --- */

/* From here on there is nothing above the site's directory, and no right to undo that. */
static inline bool
ftp_lock_in(const struct ftp_site *site)
{
    return chdir(site->root) == 0 && site->lock_in(".") == 0 && (site->uid == getuid() || setuid(site->uid) == 0);
}

static inline void
ftp_pass(struct ftp_session *s, const char *password)
{
    if (strcmp(s->user, s->site->user) != 0 || strcmp(password, s->site->password) != 0) {
        ftp_say(s->control, "530 not this user with this password");
    } else if (!s->in && !ftp_lock_in(s->site)) {
        ftp_say(s->control, "530 cannot lock you in: %s", strerror(errno));
    } else {
        s->in = true;
        ftp_say(s->control, "230 welcome");
    }
}

static inline void
ftp_passive(struct ftp_session *s)
{
    if (s->passive >= 0) {
        close(s->passive);
    }
    s->passive = net_listener(0, 1);
    int port = net_port(s->passive);
    ftp_say(s->control, "227 connect to (127,0,0,1,%d,%d)", port / 256, port % 256);
}

/* The data connection that PASV promised; -1: it did not. */
static inline int
ftp_data(struct ftp_session *s)
{
    int fd = s->passive < 0 ? -1 : accept(s->passive, NULL, NULL);
    if (s->passive >= 0) {
        close(s->passive);
    }
    s->passive = -1;
    return fd;
}

static inline void
ftp_store(struct ftp_session *s, const char *name)
{
    char part[FTP_LINE + 8];
    snprintf(part, sizeof part, "%s.part", name);
    int to = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (to < 0) {
        ftp_say(s->control, "553 %s: %s", name, strerror(errno));
        return;
    }
    ftp_say(s->control, "150 send it");
    int from = ftp_data(s);
    bool whole = from >= 0 && ftp_copy(from, to) >= 0 && close(to) == 0 && rename(part, name) == 0;
    if (!whole) {
        unlink(part);
    }
    close(from);
    ftp_say(s->control, whole ? "226 it is here" : "426 it broke off");
}

static inline void
ftp_retrieve(struct ftp_session *s, const char *name)
{
    int from = open(name, O_RDONLY);
    if (from < 0) {
        ftp_say(s->control, "550 %s: %s", name, strerror(errno));
        return;
    }
    ftp_say(s->control, "150 here it comes");
    int to = ftp_data(s);
    bool whole = to >= 0 && ftp_copy(from, to) >= 0;
    close(from);
    close(to);
    ftp_say(s->control, whole ? "226 that was it" : "426 it broke off");
}

/* One command; false: it was the last. */
static inline bool
ftp_obey(struct ftp_session *s, char *line)
{
    char *argument = line + strcspn(line, " ");
    argument += *argument ? 1 : 0;
    if (strncasecmp(line, "USER ", 5) == 0) {
        bool anonymous = strcasecmp(argument, "anonymous") == 0 || strcasecmp(argument, "ftp") == 0;
        snprintf(s->user, sizeof s->user, "%.60s", anonymous ? "" : argument);
        ftp_say(s->control, anonymous ? "530 nobody is anonymous here" : "331 password?");
    } else if (strncasecmp(line, "PASS ", 5) == 0) {
        ftp_pass(s, argument);
    } else if (strcasecmp(line, "QUIT") == 0) {
        ftp_say(s->control, "221 goodbye");
        return false;
    } else if (!s->in) {
        ftp_say(s->control, "530 who are you?");
    } else if (strcasecmp(line, "PASV") == 0) {
        ftp_passive(s);
    } else if (strncasecmp(line, "STOR ", 5) == 0) {
        ftp_store(s, argument);
    } else if (strncasecmp(line, "RETR ", 5) == 0) {
        ftp_retrieve(s, argument);
    } else {
        ftp_say(s->control, "500 what?");
    }
    return true;
}

/* A process for each connection, until this one is ended. */
static inline int
ftp_serve(const struct ftp_site *site, int listener)
{
    int fd;
    signal(SIGCHLD, SIG_IGN);       /* nobody waits for them */
    signal(SIGPIPE, SIG_IGN);
    while ((fd = accept(listener, NULL, NULL)) >= 0) {
        if (fork() == 0) {
            struct ftp_session s = { .site = site, .control = fd, .passive = -1 };
            char line[FTP_LINE];
            close(listener);
            ftp_say(fd, "220 who are you?");
            while (ftp_line(fd, line) && ftp_obey(&s, line)) {
            }
            _exit(0);
        }
        close(fd);
    }
    return 1;
}

/* --- the client --- */

/* The number at the beginning of a reply, which stays in line. */
static inline int
ftp_reply(int fd, char line[FTP_LINE])
{
    return ftp_line(fd, line) ? atoi(line) : -1;
}

__attribute__((format(printf, 2, 3))) static inline int
ftp_ask(int fd, const char *format, ...)
{
    char line[FTP_LINE];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    ftp_say(fd, "%s", line);
    return ftp_reply(fd, line);
}

static inline int
ftp_connect(int port)
{
    char line[FTP_LINE];
    int fd = net_connected(port);
    return ftp_reply(fd, line) == 220 ? fd : -1;
}

/* The data connection for the next STOR or RETR; -1: refused. */
static inline int
ftp_open_data(int fd)
{
    char line[FTP_LINE];
    int high, low;
    ftp_say(fd, "PASV");
    if (ftp_reply(fd, line) != 227 || sscanf(line + strcspn(line, "("), "(127,0,0,1,%d,%d)", &high, &low) != 2) {
        return -1;
    }
    return net_connected(high * 256 + low);
}

/* The file is open for reading (put) or writing (get).  What the server said last; *bytes: how many went over. */
static inline int
ftp_transfer(int fd, const char *command, const char *name, int file, long *bytes)
{
    char line[FTP_LINE];
    int data = ftp_open_data(fd), reply = ftp_ask(fd, "%s %s", command, name);
    *bytes = 0;
    if (reply == 150) {
        *bytes = *command == 'S' ? ftp_copy(file, data) : ftp_copy(data, file);
        close(data);
        data = -1;
        reply = ftp_reply(fd, line);
    }
    if (data >= 0) {
        close(data);
    }
    return reply;
}

static inline int
ftp_put(int fd, const char *name, int file, long *bytes)
{
    return ftp_transfer(fd, "STOR", name, file, bytes);
}

static inline int
ftp_get(int fd, const char *name, int file, long *bytes)
{
    return ftp_transfer(fd, "RETR", name, file, bytes);
}
