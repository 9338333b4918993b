/* SPDX-License-Identifier: MIT */
/* poll: waits for several pipes at once. Into each a process of its own writes its WORD, when
 * so many milliseconds have passed; what comes is printed until all have ended. */
#include "user/bin/tool.h"

#include <poll.h>

#define SYNOPSIS "[-t MILLISECONDS] WORD@MILLISECONDS..."

enum { MANY = 64 };

/* The end from which `argument`, "WORD@MILLISECONDS", is read. */
static int
start_speaker(char *argument)
{
    char *at = strchr(argument, '@');
    int ends[2];

    if (at == NULL || pipe(ends) < 0)
        usage();
    *at = '\0';
    if (fork() == 0) {
        usleep((unsigned)number(at + 1) * 1000);
        write(ends[1], argument, strlen(argument));
        _exit(0);
    }
    close(ends[1]);
    return ends[0];
}

/* Prints what came; false at the end. */
static int
hear(struct pollfd *p)
{
    char text[80];
    ssize_t n = read(p->fd, text, sizeof(text));

    if (n > 0)
        printf("%.*s\n", (int)n, text);
    fflush(stdout);
    return n > 0;
}

int
main(int argc, char **argv)
{
    struct pollfd p[MANY];
    int option, n, left, timeout = -1, ready = 1;

    tool_start("poll", SYNOPSIS);
    while ((option = getopt(argc, argv, "t:")) != -1)
        option == 't' ? (void)(timeout = (int)number(optarg)) : usage();
    n = left = argc - optind;
    if (n == 0 || n > MANY)
        usage();
    for (int i = 0; i < n; i++)
        p[i] = (struct pollfd){ start_speaker(argv[optind + i]), POLLIN, 0 };
    while (left > 0 && (ready = poll(p, (nfds_t)n, timeout)) > 0)
        for (int i = 0; i < n; i++)
            if (p[i].revents != 0 && !hear(&p[i])) {
                p[i].fd = -1;
                left--;
            }
    if (ready < 0)
        die("poll");
    if (ready == 0)
        printf("nothing for %d ms\n", timeout);
    return tool_end();
}
