/* SPDX-License-Identifier: MIT */
/*
 * Http: as much of HTTP/1.1 as the lessons need, over streams: GET, headers, Content-Length, keep-alive.
 *
 *     struct http_message response;
 *     int r = http_get("http://127.0.0.1:8000/index.html", &response);        in a task
 *     printf("%d %s\n", response.status, response.body);
 *     http_message_free(&response);
 *
 *     static void
 *     answer(const struct http_message *request, struct stream *s, void *arg)
 *     {
 *         http_respond(s, 200, "text/plain", "hello\n", 6);
 *     }
 *     struct server *server = start_server(loop, "127.0.0.1", 8000, http_serve, &(struct http_site){ answer, arg });
 *
 * Left out: chunked bodies, compression, TLS, anything but GET on the client's side.  A head has at most 8 KiB.
 * Errors: those of stream.h, -EPROTONOSUPPORT for an address that is not http://, -EBADMSG for what is no HTTP.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <conc/network.h>

#define HTTP_HEAD (8 * 1024)
#define HTTP_BODY (16 * 1024 * 1024)

struct http_message {
    char *head;                 /* all of it; the rest points into it */
    const char *method, *path;  /* of a request; NULL in a response */
    int status;                 /* of a response; 0 in a request */
    char *headers;              /* "Name: value" lines with a NUL in place of each line's end; an empty one is the last */
    char *body;                 /* a NUL follows it; NULL if there is none */
    size_t length;
    bool keep_alive;            /* the connection serves another one afterwards */
};

/* The value of a header, its name in any case; NULL: none. */
const char *http_header(const struct http_message *m, const char *name);
void http_message_free(struct http_message *m);

/* The parts of http://HOST[:PORT][/PATH]; host has room for 64 bytes.  0, -EPROTONOSUPPORT, -ENAMETOOLONG. */
int http_parse_url(const char *url, char host[64], int *port, const char **path);

/* Read a message with its body.  1: there is one; 0: the other side is done; or an error. */
int http_read(struct stream *s, struct http_message *m);

/* One request and its answer over a connection that stays open. */
int http_request(struct stream *s, const char *host, const char *path, bool keep_alive, struct http_message *response);

/* A connection for one request. */
int http_get(const char *url, struct http_message *response);

/* Answer a request.  The length may be 0. */
void http_respond(struct stream *s, int status, const char *type, const void *body, size_t length);

/* For start_server: one connection, request by request, until the client closes or does not want to keep it. */
struct http_site {
    void (*answer)(const struct http_message *request, struct stream *s, void *arg);
    void *arg;
};
void http_serve(struct stream *s, void *site);
