/* SPDX-License-Identifier: MIT */
/*
 * HTTP by hand over blocking sockets, as the notes do it: what N4, N5, N6 and N8 share.
 *
 *     struct web_request request;                          struct web_answer answer;
 *     while (web_read(fd, &request)) {                     web_ask(fd, "/index.html", "1.1", "Connection: close\r\n");
 *         web_respond(fd, 200, body, length, keep);        web_hear(fd, &answer);
 *     }
 */
#pragma once

#include "bytes.h"
#include "net.h"

#include <fcntl.h>
#include <strings.h>

#define WEB_HEAD 4096
#define WEB_BODY (256 * 1024)

struct web_request {
    char path[512];
    bool keep_alive;            /* the connection serves another one afterwards */
};

struct web_answer {
    int status;
    size_t length;
    char *body;                 /* kept until the next answer */
};

/* Read until a blank line is there: how long the head is with it, 0 at the end.  *length: so much was read; what is behind
 * the head is of the body.  (Of a request nothing is: who asks here waits for the answer before it asks again.) */
static inline size_t
web_head(int fd, char *head, size_t *length)
{
    char *blank = NULL;
    *length = 0;
    while (!blank && *length + 1 < WEB_HEAD) {
        ssize_t n = recv(fd, head + *length, WEB_HEAD - 1 - *length, 0);
        if (n <= 0) {
            return 0;
        }
        *length += (size_t)n;
        head[*length] = '\0';
        blank = strstr(head, "\r\n\r\n");
    }
    return blank ? (size_t)(blank - head) + 4 : 0;
}

/* A header's value in a head, or NULL; up to its line's end. */
static inline const char *
web_header(const char *head, const char *name)
{
    size_t length = strlen(name);
    for (const char *line = strstr(head, "\r\n"); line && line[2] != '\r'; line = strstr(line + 2, "\r\n")) {
        if (strncasecmp(line + 2, name, length) == 0 && line[2 + length] == ':') {
            return line + 3 + length + strspn(line + 3 + length, " ");
        }
    }
    return NULL;
}

/* "GET /path HTTP/1.1": HTTP/1.1 keeps the connection unless told to close it, HTTP/1.0 closes unless told to keep it. */
static inline bool
web_read(int fd, struct web_request *r)
{
    char head[WEB_HEAD];
    size_t length;
    if (web_head(fd, head, &length) == 0 || strncmp(head, "GET ", 4) != 0) {
        return false;
    }
    const char *path = head + 4, *connection = web_header(head, "Connection");
    length = strcspn(path, " \r");
    snprintf(r->path, sizeof r->path, "%.*s", (int)length, path);
    r->keep_alive = strncmp(path + length, " HTTP/1.1", 9) == 0;
    if (connection) {
        r->keep_alive = strncasecmp(connection, "keep-alive", 10) == 0;
    }
    return true;
}

static inline void
web_respond(int fd, int status, const void *body, size_t length, bool keep_alive)
{
    static char answer[WEB_HEAD + WEB_BODY];
    int head = snprintf(answer, WEB_HEAD, "HTTP/1.1 %d %s\r\nContent-Length: %zu\r\nConnection: %s\r\n\r\n", status,
                        status == 200 ? "OK" : status == 403 ? "Forbidden" : "Not Found", length,
                        keep_alive ? "keep-alive" : "close");
    memcpy(answer + head, body, length);
    net_send(fd, answer, (size_t)head + length);
}

/* The file as the answer, or 404. */
static inline int
web_respond_file(int fd, const char *file, bool keep_alive)
{
    static char body[WEB_BODY];
    int from = open(file, O_RDONLY), status = 404;
    ssize_t length = from < 0 ? -1 : read(from, body, sizeof body);
    if (length >= 0) {
        status = 200;
    } else {
        length = snprintf(body, sizeof body, "there is no such page\n");
    }
    if (from >= 0) {
        close(from);
    }
    web_respond(fd, status, body, (size_t)length, keep_alive);
    return status;
}

/* A request; `headers` are whole lines. */
static inline void
web_ask(int fd, const char *path, const char *version, const char *headers)
{
    char request[WEB_HEAD];
    int n = snprintf(request, sizeof request, "GET %s HTTP/%s\r\nHost: localhost\r\n%s\r\n", path, version, headers);
    net_send(fd, request, (size_t)n);
}

/* Its answer: as much as Content-Length says, and not a byte of what may follow.  False: the connection ended before. */
static inline bool
web_hear(int fd, struct web_answer *a)
{
    static char head[WEB_HEAD], body[WEB_BODY + 1];
    size_t read, end = web_head(fd, head, &read);
    const char *length = end ? web_header(head, "Content-Length") : NULL;
    *a = (struct web_answer){ .body = body };
    if (!length) {
        return false;
    }
    a->status = atoi(head + strcspn(head, " "));
    a->length = strtoul(length, NULL, 10);
    a->length = a->length > WEB_BODY ? WEB_BODY : a->length;
    size_t got = read - end < a->length ? read - end : a->length;
    memcpy(body, head + end, got);
    ssize_t n = 1;
    while (got < a->length && (n = recv(fd, body + got, a->length - got, 0)) > 0) {
        got += (size_t)n;
    }
    body[got] = '\0';
    return got == a->length;
}

/* A connection for one page. */
static inline bool
web_get(int port, const char *path, struct web_answer *a)
{
    int fd = net_connected(port);
    web_ask(fd, path, "1.1", "Connection: close\r\n");
    bool heard = web_hear(fd, a);
    close(fd);
    return heard;
}
