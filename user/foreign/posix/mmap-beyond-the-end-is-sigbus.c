/* SPDX-License-Identifier: MIT */
/* mmap(2): SIGBUS: attempted access to a page of the buffer that lies beyond the end of the mapped file. */
#include "user/foreign/posix/see.h"
#include <setjmp.h>
#include <sys/mman.h>

static sigjmp_buf back;

static void
tell(int signo, siginfo_t *info, void *context)
{
    (void)context;
    see("%s, adrerr %d, offset %ld\n", strsignal(signo), info->si_code == BUS_ADRERR, (long)info->si_addr & 4095);
    siglongjmp(back, 1);
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = tell, .sa_flags = SA_SIGINFO };
    int fd = open("f", O_RDWR | O_CREAT, 0600);
    volatile char *area;

    DO(sigaction(SIGBUS, &action, NULL));
    DO(ftruncate(fd, 100));
    area = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    see("within the last page: %d\n", area[200]);
    if (sigsetjmp(back, 1) == 0)
        see("%d\n", area[4096 + 7]);
    DO(ftruncate(fd, 8192));
    see("longer: %d\n", area[4096 + 7]);
    area[4096] = 'x';
    DO(ftruncate(fd, 4096));
    if (sigsetjmp(back, 1) == 0)
        area[4096 + 9] = 1;
    DO(ftruncate(fd, 8192));
    see("longer again: %d\n", area[4096]);
    return 0;
}
