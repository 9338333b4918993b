/* SPDX-License-Identifier: MIT */
/*
 * N5  A web server whose port is its argument: what a program says when it is called wrongly.
 *
 * Python: len(sys.argv) != 2: "wrong number of arguments"; not sys.argv[1].isdigit(): "the port is no number"; then
 * int(sys.argv[1]) is bound, and files are served.
 *
 * The lesson calls itself as that program (`server`), with nothing, letters in the number, too much, a number that is
 * no port, and rightly; a second one on the same port; then it fetches files and one that is not there.
 *
 * Look at: before: which of these end, with which status, and what stands in the last line of the others?
 *
 * Why: atoi("80x80") is 80, strtol says where it stopped: a program that does not look serves on a port that nobody
 * meant.  65536 is a number, but a port has 16 bits.  That a port is taken only bind knows.
 *
 * Try: lesson n5 PORT FILES SIZE SEED
 *      /lessons/n5-web-port server 8080        the server itself, for the files of this directory
 */
#include "lesson.h"
#include "web.h"

#include <ctype.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define USAGE 2

/* A number of digits only, as str.isdigit has it, or -1. */
static long
digits(const char *text)
{
    for (const char *p = text; *p; p++) {
        if (!isdigit((unsigned char)*p)) {
            return -1;
        }
    }
    return *text ? strtol(text, NULL, 10) : -1;
}

static int
server_main(int argc, char **argv)
{
    struct sockaddr_in address;
    int fd, client, one = 1;
    if (argc != 2) {
        printf("wrong number of arguments: %d; call it as: server 8080\n", argc - 1);
        return USAGE;
    }
    long port = digits(argv[1]);
    if (port < 0 || port > 65535) {
        printf("the port is %s: %s\n", port < 0 ? "no number" : "beyond 65535", argv[1]);
        return USAGE;
    }
    address = net_address(INADDR_ANY, (int)port);
    fd = (int)net_try(socket(AF_INET, SOCK_STREAM, 0), "socket");
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) < 0) {
        printf("port %ld: %s\n", port, net_error(errno));
        return 1;
    }
    net_try(listen(fd, 128), "listen");
    printf("serving on port %ld\n", port);
    while ((client = accept(fd, NULL, NULL)) >= 0) {
        struct web_request request;
        if (web_read(client, &request)) {
            web_respond_file(client, request.path + 1, false);
        }
        close(client);
    }
    return 1;
}

/* Call this program as the server with these arguments, and wait for the first line that it says. */
static pid_t
call(char *const arguments[], char *line, size_t room)
{
    int out[2];
    net_try(pipe(out), "pipe");
    pid_t pid = (pid_t)net_try(fork(), "fork");
    if (pid == 0) {
        dup2(out[1], STDOUT_FILENO);
        execv("/proc/self/exe", arguments);
        _exit(126);
    }
    close(out[1]);
    ssize_t n = read(out[0], line, room - 1);
    line[n > 0 ? n : 0] = '\0';
    line[strcspn(line, "\n")] = '\0';
    close(out[0]);
    return pid;
}

static void
attempt(char *first, char *second)
{
    char line[256], *arguments[] = { "web-port", "server", first, second, NULL };
    int status;
    pid_t pid = call(arguments, line, sizeof line);
    if (strncmp(line, "serving", 7) == 0) {
        kill(pid, SIGTERM);
    }
    waitpid(pid, &status, 0);
    printf("@attempt arguments=%d status=%d says=%s\n", (first != NULL) + (second != NULL),
           WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), line);
}

static void
make_files(long files, long size, uint32_t seed)
{
    char name[64];
    unsigned char *bytes = malloc((size_t)size + 1);
    for (long i = 0; i < files; i++) {
        snprintf(name, sizeof name, "page%ld", i);
        bytes_fill(seed + (uint32_t)i, 0, bytes, (size_t)size);
        int fd = (int)net_try(open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600), name);
        net_try(write(fd, bytes, (size_t)size), name);
        close(fd);
    }
    free(bytes);
}

static void
fetch(int port, const char *path)
{
    struct web_answer answer;
    if (web_get(port, path, &answer)) {
        printf("@page path=%s status=%d bytes=%zu digest=%u\n", path, answer.status, answer.length,
               answer.status == 200 ? bytes_digest(BYTES_DIGEST, answer.body, answer.length) : 0);
    }
}

int
main(int argc, char **argv)
{
    char directory[64], port_text[24], letters[24], line[256], path[64];
    lesson_begin();
    if (argc > 1 && strcmp(argv[1], "server") == 0) {
        return server_main(argc - 1, argv + 1);
    }
    long port = arg_number(argc, argv, 1, 8080), files = arg_number(argc, argv, 2, 3), size = arg_number(argc, argv, 3, 2000);
    size = size > WEB_BODY ? WEB_BODY : size;
    snprintf(directory, sizeof directory, "/tmp/n5-%d", getpid());
    net_try(mkdir(directory, 0700), directory);
    net_try(chdir(directory), directory);
    make_files(files, size, (uint32_t)arg_number(argc, argv, 4, 1));
    snprintf(port_text, sizeof port_text, "%ld", port);
    snprintf(letters, sizeof letters, "%ldx", port);

    attempt(NULL, NULL);
    attempt(letters, NULL);
    attempt(port_text, "more");
    attempt("65536", NULL);
    pid_t server = call((char *[]){ "web-port", "server", port_text, NULL }, line, sizeof line);
    printf("%s\n", line);
    attempt(port_text, NULL);
    for (long i = 0; i <= files; i++) {
        snprintf(path, sizeof path, i < files ? "/page%ld" : "/absent", i);
        fetch((int)port, path);
    }
    kill(server, SIGTERM);
    waitpid(server, NULL, 0);
    for (long i = 0; i < files; i++) {
        snprintf(path, sizeof path, "page%ld", i);
        unlink(path);
    }
    rmdir(directory);
}
