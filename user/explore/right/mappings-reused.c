/* SPDX-License-Identifier: MIT */
/* Where one thread's mapping lay, another's may lie next: nobody has ever written there. */
#include <assert.h>
#include <pthread.h>
#include <sys/mman.h>

#define SIZE 8192

static void *
work(void *unused)
{
    for (int i = 0; i < 2; i++) {
        char *page = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, (i ? MAP_SHARED : MAP_PRIVATE) | MAP_ANONYMOUS, -1, 0);

        assert(page != MAP_FAILED && page[SIZE - 1] == 0);
        page[SIZE - 1] = 1;
        munmap(page, SIZE);
    }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, work, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
