/* SPDX-License-Identifier: MIT */
/* mq: a message queue from the shell. `make` creates it with room for so many messages,
 * `send` waits for room, `receive` for a message (at most MILLISECONDS, if given). */
#include "user/bin/tool.h"

#include <fcntl.h>
#include <mqueue.h>
#include <time.h>

#define SYNOPSIS "make NAME MESSAGES | send NAME PRIORITY TEXT... | receive NAME COUNT [MILLISECONDS] | unlink NAME"

enum { SIZE = 256 };

static mqd_t
queue_open(const char *name, int flags, long messages)
{
    struct mq_attr attributes = { .mq_maxmsg = messages, .mq_msgsize = SIZE };
    mqd_t queue = mq_open(name, flags, 0600, &attributes);

    if (queue == (mqd_t)-1)
        die(name);
    return queue;
}

static void
send_all(mqd_t queue, unsigned priority, char **texts)
{
    for (; *texts != NULL; texts++)
        if (mq_send(queue, *texts, strlen(*texts), priority) < 0)
            die(*texts);
}

static void
receive_some(mqd_t queue, long count, long milliseconds)
{
    char text[SIZE];
    struct timespec until;
    unsigned priority;
    ssize_t n;

    for (; count > 0; count--) {
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec += (until.tv_nsec + milliseconds * 1000000) / 1000000000;
        until.tv_nsec = (until.tv_nsec + milliseconds * 1000000) % 1000000000;
        n = mq_timedreceive(queue, text, sizeof(text), &priority, milliseconds >= 0 ? &until : NULL);
        if (n < 0)
            die("receive");
        printf("%u %.*s\n", priority, (int)n, text);
    }
}

int
main(int argc, char **argv)
{
    const char *what = argc > 2 ? argv[1] : "";

    tool_start("mq", SYNOPSIS);
    if (strcmp(what, "make") == 0 && argc == 4)
        queue_open(argv[2], O_RDWR | O_CREAT | O_EXCL, number(argv[3]));
    else if (strcmp(what, "send") == 0 && argc > 4)
        send_all(queue_open(argv[2], O_WRONLY, 0), (unsigned)number(argv[3]), argv + 4);
    else if (strcmp(what, "receive") == 0 && (argc == 4 || argc == 5))
        receive_some(queue_open(argv[2], O_RDONLY, 0), number(argv[3]), argc == 5 ? number(argv[4]) : -1);
    else if (strcmp(what, "unlink") == 0 && argc == 3 && mq_unlink(argv[2]) < 0)
        die(argv[2]);
    else if (strcmp(what, "unlink") != 0 || argc != 3)
        usage();
    return tool_end();
}
