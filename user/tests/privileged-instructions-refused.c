/* SPDX-License-Identifier: MIT */
/* Programs cannot halt the machine, touch ports, disable interrupts or read control registers. */
#include "check.h"

static void
halt(void)
{
    __asm__ volatile("hlt");
}

static void
disable_interrupts(void)
{
    __asm__ volatile("cli");
}

static void
write_port(void)
{
    __asm__ volatile("outb %%al, $0xe9" : : "a"(0));
}

static void
read_control_register(void)
{
    unsigned long value;

    __asm__ volatile("mov %%cr3, %0" : "=r"(value));
}

/* UMIP: where the kernel keeps its tables is none of a program's business. */
static void
store_table_address(void)
{
    char where[10];

    __asm__ volatile("sidt %0" : "=m"(where));
}

static void
return_from_interrupt(void)
{
    __asm__ volatile("pushq $0x10; pushq %rsp; pushf; pushq $8; pushq $0; iretq");
}

static void
undefined(void)
{
    __asm__ volatile("ud2");
}

static void
divide(void)
{
    __asm__ volatile("xor %%eax, %%eax; xor %%edx, %%edx; xor %%ecx, %%ecx; div %%ecx" : : : "eax", "ecx", "edx");
}

static void
breakpoint(void)
{
    __asm__ volatile("int3");
}

int
main(void)
{
    CHECK_EQ(run(halt), KILLED(SIGSEGV));
    CHECK_EQ(run(disable_interrupts), KILLED(SIGSEGV));
    CHECK_EQ(run(write_port), KILLED(SIGSEGV));
    CHECK_EQ(run(read_control_register), KILLED(SIGSEGV));
    if (heddle_version() > 0) { /* Linux emulates sidt, and its iret fault has another signal */
        CHECK_EQ(run(store_table_address), KILLED(SIGSEGV));
        CHECK_EQ(run(return_from_interrupt), KILLED(SIGSEGV));
    }
    CHECK_EQ(run(undefined), KILLED(SIGILL));
    CHECK_EQ(run(divide), KILLED(SIGFPE));
    CHECK_EQ(run(breakpoint), KILLED(SIGTRAP));
    return 0;
}
