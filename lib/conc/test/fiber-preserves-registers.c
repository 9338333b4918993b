/* SPDX-License-Identifier: MIT */
/* The registers that a called function must preserve, the rounding of sums and that of the x87 are the fiber's own: both
 * sides find theirs after each switch. */
#include "claim.h"

#include <conc/fiber.h>
#include <stdint.h>

#if defined(__x86_64__)

/* Put base + 1, ... into rbx, rbp, r12 to r15, call(f), and tell whether they are still there. */
long marks_kept(void (*call)(struct fiber *), struct fiber *f, long base);

__asm__(".text\n"
        ".globl marks_kept\n"
        "marks_kept:\n"
        "    push %rbx\n    push %rbp\n    push %r12\n    push %r13\n    push %r14\n    push %r15\n"
        "    push %rdx\n"
        "    mov %rdi, %rax\n    mov %rsi, %rdi\n"
        "    lea 1(%rdx), %rbx\n    lea 2(%rdx), %rbp\n    lea 3(%rdx), %r12\n"
        "    lea 4(%rdx), %r13\n    lea 5(%rdx), %r14\n    lea 6(%rdx), %r15\n"
        "    call *%rax\n"
        "    pop %rdx\n"
        "    xor %eax, %eax\n"
        "    add $1, %rdx\n    cmp %rdx, %rbx\n    jne 1f\n"
        "    add $1, %rdx\n    cmp %rdx, %rbp\n    jne 1f\n"
        "    add $1, %rdx\n    cmp %rdx, %r12\n    jne 1f\n"
        "    add $1, %rdx\n    cmp %rdx, %r13\n    jne 1f\n"
        "    add $1, %rdx\n    cmp %rdx, %r14\n    jne 1f\n"
        "    add $1, %rdx\n    cmp %rdx, %r15\n    jne 1f\n"
        "    mov $1, %eax\n"
        "1:  pop %r15\n    pop %r14\n    pop %r13\n    pop %r12\n    pop %rbp\n    pop %rbx\n"
        "    ret\n");

struct control {
    uint32_t mxcsr;
    uint16_t x87;
};

static struct control
control(void)
{
    struct control c;
    __asm__ volatile("stmxcsr %0\n\tfnstcw %1" : "=m"(c.mxcsr), "=m"(c.x87));
    return c;
}

static void
set_control(struct control c)
{
    __asm__ volatile("ldmxcsr %0\n\tfldcw %1" : : "m"(c.mxcsr), "m"(c.x87));
}

static struct fiber fiber;

static void
body(void *arg)
{
    struct control own = control();
    (void)arg;
    own.mxcsr |= 0x6000;        /* towards zero */
    own.x87 |= 0x0c00;
    set_control(own);
    for (int i = 0; i < 3; i++) {
        CLAIM(marks_kept(fiber_leave, &fiber, 7000 + i));
        CLAIM(control().mxcsr == own.mxcsr && control().x87 == own.x87);
    }
}

int
main(void)
{
    struct control before = control();
    CLAIM_EQ(fiber_init(&fiber, body, NULL, FIBER_STACK), 0);
    for (int i = 0; i < 4; i++) {
        CLAIM(!fiber.ended);
        CLAIM(marks_kept(fiber_enter, &fiber, 100 * i));
        CLAIM(control().mxcsr == before.mxcsr && control().x87 == before.x87);
    }
    CLAIM(fiber.ended);
    fiber_destroy(&fiber);
}

#else

int
main(void)
{
    return 77;
}

#endif
