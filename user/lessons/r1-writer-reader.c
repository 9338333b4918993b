/* SPDX-License-Identifier: MIT */
/*
 * R1  Writer and reader: a queue between two processes, and how to wait for each other for ever.
 *
 * Python: multiprocessing.Queue.  In the first program (endless) the reader loops for ever, so nobody can join it;
 * when the writer is done the parent ends the reader by terminate().
 *
 * In the second (joined) the parent joins the writer before it starts the reader.  A Queue(3) takes three items while
 * nobody reads; the fourth put waits for room, which only the reader can make, which the parent will start when
 * the writer has ended, which it cannot.  Two processes, each waiting for the other: a deadlock that no lock
 * is part of.  Heddle sees that nothing can ever happen again and says who waits for what (exit status 124).
 *
 * Look at: in the first, which runs without arguments, who ends the reader; in the second, that three items go through and four do not.
 *
 * Why: who joins, waits for an end; who puts into a full queue, waits for room.  In the second program each of
 * these waits for the other: the parent would make room (by starting the reader) only after the writer's end.
 * With three items the writer never has to wait, so the mistake shows only with the fourth, and a test with small
 * data passes.
 *
 * Try: lesson r1 endless|joined ITEMS MAXSIZE SECONDS
 *      lesson r1 joined 4 3          the deadlock
 */
#include "lesson.h"

#include <string.h>
#include <unistd.h>

#include <conc/pqueue.h>
#include <conc/process.h>

static struct pqueue *queue;
static long items;
static int64_t delay;

static int
write_items(void *arg)
{
    (void)arg;
    printf("@writer pid=%d\n", getpid());
    for (long i = 0; i < items; i++) {
        char letter = (char)('A' + i % 26);
        pqueue_put(queue, &letter, 1);
        printf("@put item=%c\n", letter);
        conc_sleep(delay);
    }
    return 0;
}

static int
read_items(void *arg)
{
    printf("@reader pid=%d\n", getpid());
    for (long i = 0; arg == NULL || i < items; i++) {
        char letter = '?';
        pqueue_get(queue, &letter, 1);
        printf("@get item=%c\n", letter);
    }
    return 0;
}

static void
endless(void)
{
    struct process *writer = process_new(write_items, NULL), *reader = process_new(read_items, NULL);
    process_start(writer);
    process_start(reader);
    process_join(writer);
    process_terminate(reader);
    process_join(reader);
    int code = 0;
    process_exitcode(reader, &code);
    printf("@ended reader=%d\n", code);
}

static void
joined(void)
{
    struct process *writer = process_new(write_items, NULL), *reader = process_new(read_items, "finite");
    process_start(writer);
    process_join(writer);
    printf("@writer_joined\n");
    process_start(reader);
    process_join(reader);
    printf("@all_passed\n");
}

int
main(int argc, char **argv)
{
    bool join_first = strcmp(arg_word(argc, argv, 1, "endless|joined", "endless"), "joined") == 0;
    items = arg_number(argc, argv, 2, 3);
    long maxsize = arg_number(argc, argv, 3, join_first ? 3 : 0);
    delay = arg_seconds(argc, argv, 4, "0.5");
    lesson_begin();
    queue = pqueue_new((int)maxsize);
    (join_first ? joined : endless)();
}
