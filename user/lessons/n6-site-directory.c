/* SPDX-License-Identifier: MIT */
/*
 * N6  A web server for one chosen directory: what is in it, 404, and who wants out.
 *
 * Python: a dictionary of projects, name to path; the server is told a name and serves open(path + request).  The notes
 * stop there.  A browser may ask for /../secret.txt.
 *
 * Look at: before: which of the eight requests lead out of the site, and which only look like it?
 *
 * Why: a path is a walk, not a text: .. goes up at its place in it, %2e is a dot once it is decoded, a symbolic link
 * leads anywhere.  So the server asks where the walk ends (realpath) and compares that with its own directory.  A
 * comparison of the text catches the first of them at best.  (Or it could not walk out at all: chroot, lesson N9.)
 *
 * Try: lesson n6 SITE SIZE SEED               (SITE: plane, snake, tetris)
 */
#include "lesson.h"
#include "web.h"

#include <limits.h>
#include <sys/stat.h>

static const char *const sites[] = { "plane", "snake", "tetris" };
static char root[PATH_MAX];

static void
make_file(const char *path, uint32_t seed, long size)
{
    unsigned char *bytes = malloc((size_t)size + 1);
    bytes_fill(seed, 0, bytes, (size_t)size);
    int fd = (int)net_try(open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600), path);
    net_try(write(fd, bytes, (size_t)size), path);
    close(fd);
    free(bytes);
}

/* Three sites with the same names in them, and beside them what nobody is to read. */
static void
make_sites(long size, uint32_t seed)
{
    static const char *const files[] = { "index.html", "about.html" };
    char path[PATH_MAX];
    for (unsigned i = 0; i < 3; i++) {
        net_try(mkdir(sites[i], 0700), sites[i]);
        for (unsigned k = 0; k < 2; k++) {
            snprintf(path, sizeof path, "%s/%s", sites[i], files[k]);
            make_file(path, seed + 10 * i + k, size);
        }
        snprintf(path, sizeof path, "%s/images", sites[i]);
        net_try(mkdir(path, 0700), path);
        snprintf(path, sizeof path, "%s/link", sites[i]);
        net_try(symlink("../secret.txt", path), path);
    }
    make_file("secret.txt", seed + 100, size + 10000);
}

/* %2e is a dot. */
static void
decode(char *text)
{
    char *to = text;
    for (; *text; to++) {
        unsigned byte;
        if (*text == '%' && sscanf(text + 1, "%2x", &byte) == 1) {
            *to = (char)byte;
            text += 3;
        } else {
            *to = *text++;
        }
    }
    *to = '\0';
}

/* 200 and where the file is, 403 or 404. */
static int
find(char *wanted, char *found)
{
    char path[PATH_MAX + 512];
    size_t length = strlen(root);
    decode(wanted);
    snprintf(path, sizeof path, "%s%s%s", root, wanted, strcmp(wanted, "/") == 0 ? "index.html" : "");
    if (!realpath(path, found)) {
        return 404;
    }
    return strncmp(found, root, length) == 0 && found[length] == '/' ? 200 : 403;
}

static int
serve(int listener)
{
    struct web_request request;
    char file[PATH_MAX];
    int fd;
    while ((fd = accept(listener, NULL, NULL)) >= 0) {
        if (web_read(fd, &request)) {
            int status = find(request.path, file);
            if (status == 200) {
                web_respond_file(fd, file, false);
            } else {
                web_respond(fd, status, "no\n", 3, false);
            }
        }
        close(fd);
    }
    return 1;
}

int
main(int argc, char **argv)
{
    static const char *const wanted[] = { "/", "/about.html", "/images/../about.html", "/missing.html", "/../secret.txt",
                                          "/images/../../secret.txt", "/%2e%2e/secret.txt", "/link" };
    char directory[64];
    const char *site = arg_word(argc, argv, 1, "plane|snake|tetris", "plane");
    long size = arg_number(argc, argv, 2, 3000);
    lesson_begin();
    snprintf(directory, sizeof directory, "/tmp/n6-%d", getpid());
    net_try(mkdir(directory, 0700), directory);
    net_try(chdir(directory), directory);
    make_sites(size > WEB_BODY / 2 ? WEB_BODY / 2 : size, (uint32_t)arg_number(argc, argv, 3, 1));
    if (!realpath(site, root)) {
        net_try(-1, site);
    }
    int listener = net_listener(0, 5), port = net_port(listener);
    struct process *server = net_serve(serve, listener);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        struct web_answer answer;
        web_get(port, wanted[i], &answer);
        printf("@page path=%s status=%d bytes=%zu digest=%u\n", wanted[i], answer.status, answer.length,
               answer.status == 200 ? bytes_digest(BYTES_DIGEST, answer.body, answer.length) : 0);
    }
    net_end(server, true);
    net_try(chdir("/"), "/");
    execlp("rm", "rm", "-r", directory, NULL);
    return 0;
}
