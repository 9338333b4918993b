/* SPDX-License-Identifier: MIT */
/* getrlimit(2): RLIMIT_AS: mmap fails with ENOMEM upon exceeding this limit; soft limits may go up to the hard one. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>
#include <sys/resource.h>

int
main(void)
{
    struct rlimit limit = { 64 << 20, 128 << 20 }, now;

    TRY(setrlimit(RLIMIT_AS, &limit));
    TRY(mmap(NULL, 65 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    see("less: %d\n", mmap(NULL, 32 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
    limit.rlim_cur = 129 << 20;
    TRY(setrlimit(RLIMIT_AS, &limit));
    limit.rlim_max = 129 << 20;
    TRY(setrlimit(RLIMIT_AS, &limit));
    TRY(getrlimit(RLIMIT_AS, &now));
    see("%ld %ld\n", (long)now.rlim_cur >> 20, (long)now.rlim_max >> 20);
    TRY(getrlimit(99, &now));
    return 0;
}
