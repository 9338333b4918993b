/* SPDX-License-Identifier: MIT */
/*
 * P5  Start all, then join all: who starts first need not be done first.
 *
 * Python: mails are sent by a process each, with a random delay for the network.  The processes are collected in a list;
 * a second loop joins them one after the other, and after that loop all have been sent.
 *
 * Look at: the starts, in the order of the list; the mails, in the order of their delays; "all sent", last; the time in all,
 * which is the longest delay and not the sum.
 *
 * Why: join sleeps until one certain child has ended; for one that ended before, it returns at once, since the kernel has
 * kept its exit status (a zombie, P11).  So the loop waits for the slowest, in whatever order they end.  join in the
 * same loop as start would wait for each before the next is begun: one after the other, as without processes.
 *
 * Try: lesson p5 PERSON AGE SECONDS [PERSON AGE SECONDS]...          SECONDS: random, or 0.3
 */
#include "lesson.h"

#include <string.h>
#include <sys/random.h>

#include <conc/process.h>

struct mail {
    const char *person, *age;
    int64_t delay;
};

/* Python's random.random() seconds, in milliseconds. */
static int64_t
random_delay(void)
{
    uint32_t number = 0;
    getrandom(&number, sizeof number, 0);
    return MILLISECONDS(number % 1000);
}

static int
send_mail(void *arg)
{
    struct mail *mail = arg;
    int64_t delay = mail->delay < 0 ? random_delay() : mail->delay;
    printf("@mail to=%s age=%s delay_ms=%ld\n", mail->person, mail->age, (long)(delay / MILLISECONDS(1)));
    conc_sleep(delay);
    printf("@sent to=%s\n", mail->person);
    return 0;
}

int
main(int argc, char **argv)
{
    static char *people[] = { "p5", "小杨", "18", "random", "Bob", "20", "random", "Allen", "55", "random" };
    char **list = argc > 3 ? argv : people;
    int count = argc > 3 ? (argc - 1) / 3 : 3;
    struct mail mail[count];
    struct process *process[count];
    int64_t start = conc_now();
    lesson_begin();

    for (int i = 0; i < count; i++) {
        char **of = list + 1 + 3 * i;
        mail[i] = (struct mail){ of[0], of[1], strcmp(of[2], "random") == 0 ? -1 : seconds_of(of[2]) };
        process[i] = process_new(send_mail, &mail[i]);
        process_start(process[i]);
        printf("@started to=%s pid=%d\n", of[0], process_pid(process[i]));
    }
    for (int i = 0; i < count; i++) {
        process_join(process[i]);
    }
    printf("@all_sent ms=%ld\n", milliseconds_since(start));
}
