/* SPDX-License-Identifier: MIT */
/* A GET brings status, headers and body; several go over one connection when both sides want; a server answers what is no
 * HTTP with 400; an address that is none is refused. */
#include "claim.h"

#include <conc/http.h>
#include <conc/loop.h>
#include <conc/task.h>

static struct loop *loop;
static int port, requests;

static void
answer(const struct http_message *request, struct stream *s, void *arg)
{
    char body[300];
    CLAIM(strcmp(request->method, "GET") == 0 && strcmp(arg, "site") == 0);
    CLAIM(http_header(request, "HOST"));
    requests++;
    if (strcmp(request->path, "/missing") == 0) {
        http_respond(s, 404, "text/plain", "no", 2);
        return;
    }
    int n = snprintf(body, sizeof body, "path\r\n\r\n%s", request->path);
    http_respond(s, 200, "text/plain", body, (size_t)n);
}

static void
one_by_one(void)
{
    char url[64];
    struct http_message m;
    snprintf(url, sizeof url, "http://127.0.0.1:%d/a", port);
    CLAIM_EQ(http_get(url, &m), 0);
    CLAIM_EQ(m.status, 200);
    CLAIM(strcmp(m.body, "path\r\n\r\n/a") == 0);
    CLAIM(strcmp(http_header(&m, "content-type"), "text/plain") == 0);
    CLAIM(!http_header(&m, "content"));
    http_message_free(&m);
    CLAIM_EQ(http_get("ftp://127.0.0.1/", &m), -EPROTONOSUPPORT);
}

static void
kept(void)
{
    struct stream *s;
    struct http_message m;
    CLAIM_EQ(open_connection("127.0.0.1", port, &s), 0);
    for (int i = 0; i < 10; i++) {
        CLAIM_EQ(http_request(s, "host", i % 2 ? "/missing" : "/b", i < 9, &m), 0);
        CLAIM_EQ(m.status, i % 2 ? 404 : 200);
        http_message_free(&m);
    }
    CLAIM(http_request(s, "host", "/c", true, &m) < 0);        /* the server has closed, or is about to */
    stream_free(s);
}

static void
no_http(void)
{
    struct stream *s;
    struct http_message m;
    CLAIM_EQ(open_connection("127.0.0.1", port, &s), 0);
    stream_write(s, "\r\nwhat is this\r\n\r\n", 18);
    CLAIM_EQ(http_read(s, &m), 1);
    CLAIM_EQ(m.status, 400);
    http_message_free(&m);
    stream_free(s);
}

static int
all(void *arg, void **result)
{
    static struct http_site site = { answer, "site" };
    (void)arg;
    (void)result;
    struct server *server = start_server(loop, "127.0.0.1", 0, http_serve, &site);
    port = server_port(server);
    one_by_one();
    kept();
    no_http();
    CLAIM_EQ(requests, 11);
    server_free(server);
    return 0;
}

int
main(void)
{
    loop = loop_new();
    struct task *t = task_new(loop, all, NULL);
    int r = loop_run_until_complete(loop, task_future(t), NULL);
    CLAIM_EQ(r, 0);
    task_free(t);
    loop_free(loop);
}
