/* SPDX-License-Identifier: MIT */
/* Wrong: the reader is not endless, it stops after three letters; nobody terminates it. */
#include "user/lessons/lesson.h"

#include <unistd.h>

#include <conc/pqueue.h>
#include <conc/process.h>

static struct pqueue *queue;

static int
write_items(void *arg)
{
    (void)arg;
    printf("@writer pid=%d\n", getpid());
    for (char letter = 'A'; letter <= 'C'; letter++) {
        pqueue_put(queue, &letter, 1);
        printf("@put item=%c\n", letter);
        conc_sleep(MILLISECONDS(500));
    }
    return 0;
}

static int
read_items(void *arg)
{
    (void)arg;
    printf("@reader pid=%d\n", getpid());
    for (int i = 0; i < 3; i++) {
        char letter;
        pqueue_get(queue, &letter, 1);
        printf("@get item=%c\n", letter);
    }
    conc_sleep(SECONDS(1));
    return 0;
}

int
main(void)
{
    lesson_begin();
    queue = pqueue_new(0);
    struct process *writer = process_new(write_items, NULL), *reader = process_new(read_items, NULL);
    process_start(writer);
    process_start(reader);
    process_join(writer);
    process_join(reader);
    printf("@ended reader=-15\n");
}
