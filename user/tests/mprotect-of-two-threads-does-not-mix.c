/* SPDX-License-Identifier: MIT */
/* Two threads give the same large range different rights at the same time, again and again. However
 * long one call takes, the other comes before or after all of it: after each round the whole
 * range is one mapping of one kind, and the pages follow it. */
#include "check.h"

#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAGE 4096ul
#define PAGES 3000ul
#define PARTS 30ul /* mappings that the range begins with */
#define ROUNDS 12

static char *area;
static pthread_barrier_t gate;

static void *
protect(void *arg)
{
    int prot = arg ? PROT_READ : PROT_READ | PROT_WRITE;

    for (int i = 0; i < ROUNDS; i++) {
        pthread_barrier_wait(&gate);
        CHECK_EQ(mprotect(area, PAGES * PAGE, prot), 0);
        pthread_barrier_wait(&gate);
    }
    return NULL;
}

/* May the kernel write there for us? */
static int
writable(const char *p)
{
    static int ends[2];
    char c = 'x';

    if (!ends[1])
        CHECK_EQ(pipe(ends), 0);
    CHECK_EQ(write(ends[1], &c, 1), 1);
    if (read(ends[0], (char *)p, 1) == 1)
        return 1;
    CHECK_EQ(read(ends[0], &c, 1), 1);
    return 0;
}

int
main(void)
{
    pthread_t t[2];

    area = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(area != MAP_FAILED);
    for (unsigned long i = 0; i < PAGES; i++)
        area[i * PAGE] = 1;
    for (unsigned long i = 0; i < PARTS; i++)
        CHECK_EQ(mprotect(area + i * PAGES / PARTS * PAGE, PAGE, PROT_NONE), 0);
    pthread_barrier_init(&gate, NULL, 3);
    for (long i = 0; i < 2; i++)
        CHECK_EQ(pthread_create(&t[i], NULL, protect, (void *)i), 0);
    for (int i = 0; i < ROUNDS; i++) {
        pthread_barrier_wait(&gate);
        pthread_barrier_wait(&gate);
        int first = writable(area), other = 0;

        for (unsigned long n = 1; n < PAGES; n++)
            other += writable(area + n * PAGE) != first;
        CHECK_EQ(other, 0);
    }
    CHECK_EQ(pthread_join(t[0], NULL), 0);
    CHECK_EQ(pthread_join(t[1], NULL), 0);
    return 0;
}
