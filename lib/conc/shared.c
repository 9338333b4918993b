/* SPDX-License-Identifier: MIT */
/* Shared memory: a header with the lock, then what the caller gets.  Contracts in shared.h. */
#include <conc/shared.h>

#include <stdalign.h>
#include <sys/mman.h>

struct header {
    alignas(max_align_t) struct rlock lock;
    size_t count;       /* [c] */
    size_t length;      /* [c] of the mapping */
};                      /* [c] never changes */

static struct header *
header_of(void *shared)
{
    return (struct header *)shared - 1;
}

void *
shared_new(size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes) || __builtin_add_overflow(bytes, sizeof(struct header), &bytes)) {
        return NULL;
    }
    struct header *h = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (h == MAP_FAILED) {
        return NULL;
    }
    rlock_init(&h->lock);
    h->count = count;
    h->length = bytes;
    return h + 1;
}

struct rlock *
shared_lock(void *shared)
{
    return &header_of(shared)->lock;
}

size_t
shared_count(void *shared)
{
    return header_of(shared)->count;
}

void
shared_free(void *shared)
{
    if (shared) {
        munmap(header_of(shared), header_of(shared)->length);
    }
}
