/* SPDX-License-Identifier: MIT */
/* Heads, bodies, one request after the other.  Contracts in http.h. */
#include <conc/http.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *
http_header(const struct http_message *m, const char *name)
{
    size_t length = strlen(name);
    for (const char *line = m->headers; line && *line; line += strlen(line) + 1) {
        if (strncasecmp(line, name, length) == 0 && line[length] == ':') {
            return line + length + 1 + strspn(line + length + 1, " \t");
        }
    }
    return NULL;
}

void
http_message_free(struct http_message *m)
{
    free(m->head);
    free(m->body);
    *m = (struct http_message){ 0 };
}

int
http_parse_url(const char *url, char host[64], int *port, const char **path)
{
    static const char scheme[] = "http://";
    if (strncmp(url, scheme, sizeof scheme - 1) != 0) {
        return exception_raise(-EPROTONOSUPPORT, "not an http:// address: %s", url);
    }
    url += sizeof scheme - 1;
    size_t length = strcspn(url, ":/");
    if (length >= 64) {
        return exception_raise(-ENAMETOOLONG, "too long a name: %.40s...", url);
    }
    memcpy(host, url, length);
    host[length] = '\0';
    url += length;
    *port = *url == ':' ? (int)strtol(url + 1, NULL, 10) : 80;
    *path = strchr(url, '/') ? strchr(url, '/') : "/";
    return 0;
}

static int
no_http(const char *what)
{
    return exception_raise(-EBADMSG, "no HTTP: %.60s", what);
}

/* Read lines until an empty one; each lies in head with a NUL in place of its end.  1, 0: the end came first. */
static int
read_head(struct stream *s, char *head)
{
    size_t used = 0;
    for (;;) {
        ssize_t n = stream_readline(s, head + used, HTTP_HEAD - used);
        if (n <= 0) {
            return n < 0 ? (int)n : used ? no_http("the head has no end") : 0;
        }
        n -= n > 0 && head[used + (size_t)n - 1] == '\n';
        n -= n > 0 && head[used + (size_t)n - 1] == '\r';
        head[used + (size_t)n] = '\0';
        used += (size_t)n + 1;
        if (n == 0 && used > 1) {
            return 1;
        }
        used -= n == 0;         /* empty lines before a message count for nothing */
    }
}

/* "GET /path HTTP/1.1" or "HTTP/1.1 200 OK". */
static int
parse_head(struct http_message *m)
{
    char *rest = m->head, *first = strsep(&rest, " "), *second = strsep(&rest, " ");
    m->headers = m->head + strlen(m->head) + 1;
    if (!second || !rest) {
        return no_http(first);
    }
    bool response = strncmp(first, "HTTP/1.", 7) == 0;
    const char *version = response ? first : rest;
    if (strncmp(version, "HTTP/1.", 7) != 0) {
        return no_http(version);
    }
    m->headers = rest + strlen(rest) + 1;
    if (response) {
        m->status = (int)strtol(second, NULL, 10);
    } else {
        m->method = first;
        m->path = second;
    }
    const char *connection = http_header(m, "Connection");
    m->keep_alive = connection ? strcasecmp(connection, "close") != 0 : version[7] == '1';
    return 0;
}

/* So many bytes, or all until the end. */
static int
read_body(struct stream *s, struct http_message *m, long length)
{
    size_t room = length >= 0 ? (size_t)length : 4096;
    m->body = malloc(room + 1);
    for (ssize_t n = 1; m->body && n > 0 && (length < 0 || m->length < (size_t)length); m->length += (size_t)n) {
        if (m->length == room) {
            room *= 2;
            char *more = room > HTTP_BODY ? NULL : realloc(m->body, room + 1);
            if (!more) {
                break;
            }
            m->body = more;
        }
        n = stream_read(s, m->body + m->length, room - m->length);
        if (n < 0) {
            return (int)n;
        }
    }
    if (!m->body) {
        return exception_raise(-ENOMEM, "no memory for a body");
    }
    m->body[m->length] = '\0';
    return length >= 0 && m->length < (size_t)length
               ? exception_raise(INCOMPLETE_READ, "%zu bytes of a body of %ld", m->length, length) : 1;
}

int
http_read(struct stream *s, struct http_message *m)
{
    *m = (struct http_message){ .head = malloc(HTTP_HEAD) };
    int r = m->head ? read_head(s, m->head) : exception_raise(-ENOMEM, "no memory for a head");
    if (r > 0 && (r = parse_head(m)) == 0) {
        const char *length = http_header(m, "Content-Length");
        long n = length ? strtol(length, NULL, 10) : m->status ? -1 : 0;
        m->keep_alive = m->keep_alive && n >= 0;
        r = n > HTTP_BODY || (length && n < 0) ? no_http("Content-Length") : n == 0 ? 1 : read_body(s, m, n);
    }
    if (r <= 0) {
        http_message_free(m);
    }
    return r;
}

int
http_request(struct stream *s, const char *host, const char *path, bool keep_alive, struct http_message *response)
{
    char head[1024];
    int n = snprintf(head, sizeof head, "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: %s\r\n\r\n", path, host,
                     keep_alive ? "keep-alive" : "close");
    if (n >= (int)sizeof head) {
        return exception_raise(-ENAMETOOLONG, "too long a path: %.40s...", path);
    }
    stream_write(s, head, (size_t)n);
    int r = stream_drain(s);
    r = r < 0 ? r : http_read(s, response);
    return r == 0 ? exception_raise(INCOMPLETE_READ, "no answer") : r < 0 ? r : 0;
}

int
http_get(const char *url, struct http_message *response)
{
    char host[64];
    const char *path;
    struct stream *s;
    int port, r = http_parse_url(url, host, &port, &path);
    r = r < 0 ? r : open_connection(host, port, &s);
    if (r == 0) {
        r = http_request(s, host, path, false, response);
        stream_free(s);
    }
    return r;
}

static const char *
reason(int status)
{
    return status == 200 ? "OK" : status == 404 ? "Not Found" : status == 400 ? "Bad Request"
           : status == 403 ? "Forbidden" : status == 405 ? "Method Not Allowed" : "Error";
}

void
http_respond(struct stream *s, int status, const char *type, const void *body, size_t length)
{
    char head[256];
    int n = snprintf(head, sizeof head, "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n", status,
                     reason(status), type, length);
    stream_write(s, head, (size_t)n);
    stream_write(s, body, length);
}

void
http_serve(struct stream *s, void *arg)
{
    const struct http_site *site = arg;
    struct http_message request;
    bool more = true;
    int r;
    while (more && (r = http_read(s, &request)) != 0) {
        if (r < 0) {
            http_respond(s, 400, "text/plain", "", 0);
            return;
        }
        more = request.keep_alive;
        site->answer(&request, s, site->arg);
        http_message_free(&request);
        more = more && stream_drain(s) == 0;
    }
}
