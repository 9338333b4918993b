/* SPDX-License-Identifier: MIT */
/* Reading, writing or calling at addresses that are not ours is SIGSEGV: null, unmapped, kernel, non-canonical. */
#include "check.h"

static volatile unsigned long address;

static void
read_there(void)
{
    (void)*(volatile char *)address;
}

static void
write_there(void)
{
    *(volatile char *)address = 1;
}

static void
call_there(void)
{
    ((void (*)(void))address)();
}

int
main(void)
{
    static const unsigned long addresses[] = {
        0, 8, 0x1000, 0x7fffffffffffUL, 0x800000000000UL, 0xdeadbeefdeadbeefUL,
        0xffff800000000000UL, 0xffffffff80100000UL, 0xfffffffffffffff8UL,
    };

    for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
        address = addresses[i];
        CHECK_EQ(run(read_there), KILLED(SIGSEGV));
        CHECK_EQ(run(write_there), KILLED(SIGSEGV));
        CHECK_EQ(run(call_there), KILLED(SIGSEGV));
    }
    return 0;
}
