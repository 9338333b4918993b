/* SPDX-License-Identifier: MIT */
/*
 * same [OTHERS]: runs observe with 50 arguments, as the first schedules of this boot; then OTHERS schedules of other
 * seeds; then the 50 again. Prints a line for each of the 50: its argument, points, and a sum of all bytes that it wrote.
 * Status 1: what one wrote was not the same, or was nothing.
 */
#include <fcntl.h>
#include <heddle.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PROGRAMS 50
#define ROOM 1000

struct seen {
    uint32_t points, switches, verdict;
    int status;
    uint64_t bytes, sum;
};

static struct heddle_choice choices[ROOM];

static void
sum_up(struct seen *seen, int fd)
{
    unsigned char bytes[4096];
    ssize_t n;

    seen->sum = 14695981039346656037ull;
    lseek(fd, 0, SEEK_SET);
    while ((n = read(fd, bytes, sizeof(bytes))) > 0) {
        seen->bytes += (uint64_t)n;
        for (ssize_t i = 0; i < n; i++)
            seen->sum = (seen->sum ^ bytes[i]) * 1099511628211ull;
    }
}

static struct seen
run(int number, unsigned long seed)
{
    char text[12], *argv[] = { "/explore/observe", text, NULL };
    struct heddle_schedule s = { .strategy = HEDDLE_RANDOM, .seed = seed, .points_most = 100000, .patience_ms = 10000,
                                 .room = ROOM, .choices = choices, .flags = HEDDLE_RACES };
    struct seen seen = { 0 };
    int fd = open("/tmp/seen", O_CREAT | O_TRUNC | O_RDWR, 0600);

    snprintf(text, sizeof(text), "%d", number);
    seen.status = heddle_domain_run(argv[0], argv, &s, fd, 0);
    seen.points = s.points;
    seen.switches = s.switches;
    seen.verdict = s.verdict;
    sum_up(&seen, fd);
    close(fd);
    return seen;
}

int
main(int argc, char **argv)
{
    long others = argc > 1 ? atol(argv[1]) : 200;
    struct seen seen[PROGRAMS];
    int failed = 0;

    for (int i = 0; i < PROGRAMS; i++)
        seen[i] = run(i, 7);
    for (long i = 0; i < others; i++)
        run((int)(i % PROGRAMS), 100 + (unsigned long)i);
    for (int i = 0; i < PROGRAMS; i++) {
        struct seen again = run(i, 7);

        if (memcmp(&seen[i], &again, sizeof(again)) != 0 || seen[i].verdict != HEDDLE_ENDED || seen[i].status != 0 ||
            seen[i].bytes < 500) {
            printf("FAIL: ");
            failed = 1;
        }
        printf("%d: status %d, %u points, %u switches, %lu bytes, %016lx %016lx\n", i, seen[i].status, seen[i].points,
               seen[i].switches, (unsigned long)seen[i].bytes, (unsigned long)seen[i].sum, (unsigned long)again.sum);
    }
    return failed;
}
