/* SPDX-License-Identifier: MIT */
/*
 * A web site for the lessons that fetch pages: a loop with an HTTP server in a process of its own.
 *
 *     static void answer(const struct http_message *request, struct stream *s, void *arg) { ... }      may await
 *     struct site site;
 *     site_begin(&site, answer, arg);             site.port; before the lesson makes a loop of its own
 *     ...
 *     site_end(&site);
 */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <conc/async.h>
#include <conc/http.h>
#include <conc/loop.h>
#include <conc/process.h>

struct site {
    struct http_site http;
    int tell[2];                /* the port goes through it */
    struct process *process;
    int port;
};

/* For a site of one kind of page: after a while TEXT_of_PATH. */
struct slow_page {
    int64_t delay;
    const char *text;
};

static inline void
site_slow_page(const struct http_message *request, struct stream *s, void *arg)
{
    const struct slow_page *a = arg;
    char page[256];
    async_sleep(a->delay);
    int n = snprintf(page, sizeof page, "%s_of_%s", a->text, request->path);
    http_respond(s, 200, "text/plain", page, (size_t)n);
}

static inline int
site_run(void *arg)
{
    struct site *site = arg;
    struct loop *loop = loop_new();
    struct server *server = start_server(loop, "127.0.0.1", 0, http_serve, &site->http);
    int port = server ? server_port(server) : -1;
    return write(site->tell[1], &port, sizeof port) < 0 ? 1 : loop_run_forever(loop);
}

static inline void
site_begin(struct site *site, void (*answer)(const struct http_message *request, struct stream *s, void *arg), void *arg)
{
    *site = (struct site){ .http = { answer, arg } };
    if (pipe(site->tell) < 0) {
        perror("pipe");
        exit(1);
    }
    site->process = process_new(site_run, site);
    process_set_daemon(site->process, true);
    if (process_start(site->process) < 0 || read(site->tell[0], &site->port, sizeof site->port) != sizeof site->port
        || site->port < 0) {
        fprintf(stderr, "the site does not start\n");
        exit(1);
    }
}

static inline void
site_end(struct site *site)
{
    process_terminate(site->process);
    process_join(site->process);
    process_free(site->process);
    close(site->tell[0]);
    close(site->tell[1]);
}
