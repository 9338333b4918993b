/* SPDX-License-Identifier: MIT */
/*
 * Fiber: stacks and the switch between them.  Contracts in fiber.h.
 *
 * The stack of a fiber that is not running, x86-64, lowest address first (f->inside points to the first word):
 *
 *     [ mxcsr, x87 control ] [ r15 ] [ r14 ] [ r13 ] [ r12 ] [ rbx ] [ rbp ] [ where to go on ] ...
 *
 * All other registers a caller expects to lose.  A new fiber's stack is laid out as if it had left at the
 * first instruction of fiber_first, with r12 = the argument and r13 = the function to call.
 */
#include <conc/fiber.h>

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <abi/heddle.h>

#define PAGE ((size_t)4096)

static bool watched;            /* somebody looks on */

/* Save the registers on this stack, put its pointer into *from, go on where the stack `to` left. */
void fiber_switch(void **from, void *to);
void fiber_first(void);

#if defined(__x86_64__)

#define SAVED_WORDS 8

__asm__(".text\n"
        ".globl fiber_switch\n"
        ".type fiber_switch, @function\n"
        "fiber_switch:\n"
        "    push %rbp\n"
        "    push %rbx\n"
        "    push %r12\n"
        "    push %r13\n"
        "    push %r14\n"
        "    push %r15\n"
        "    sub $8, %rsp\n"
        "    stmxcsr (%rsp)\n"
        "    fnstcw 4(%rsp)\n"
        "    mov %rsp, (%rdi)\n"
        "    mov %rsi, %rsp\n"          /* here one stack becomes the other */
        "    ldmxcsr (%rsp)\n"
        "    fldcw 4(%rsp)\n"
        "    add $8, %rsp\n"
        "    pop %r15\n"
        "    pop %r14\n"
        "    pop %r13\n"
        "    pop %r12\n"
        "    pop %rbx\n"
        "    pop %rbp\n"
        "    ret\n"                     /* to whoever called fiber_switch on this stack */
        ".size fiber_switch, . - fiber_switch\n"
        ".globl fiber_first\n"
        ".type fiber_first, @function\n"
        "fiber_first:\n"
        "    mov %r12, %rdi\n"
        "    call *%r13\n"
        "    ud2\n"
        ".size fiber_first, . - fiber_first\n");

static void
lay_out(uintptr_t *sp, void (*function)(void *), void *arg)
{
    uint32_t control[2];
    __asm__ volatile("stmxcsr %0\n\tfnstcw %1" : "=m"(control[0]), "=m"(control[1]));
    control[1] &= 0xffff;
    memcpy(&sp[0], control, sizeof control);
    sp[3] = (uintptr_t)function;
    sp[4] = (uintptr_t)arg;
    sp[7] = (uintptr_t)fiber_first;
}

#elif defined(__aarch64__)      /* a host's Linux only; x19-x30, d8-d15 */

#define SAVED_WORDS 20

__asm__(".text\n"
        ".globl fiber_switch\n"
        ".type fiber_switch, %function\n"
        "fiber_switch:\n"
        "    sub sp, sp, #160\n"
        "    stp x19, x20, [sp, #0]\n"
        "    stp x21, x22, [sp, #16]\n"
        "    stp x23, x24, [sp, #32]\n"
        "    stp x25, x26, [sp, #48]\n"
        "    stp x27, x28, [sp, #64]\n"
        "    stp x29, x30, [sp, #80]\n"
        "    stp d8, d9, [sp, #96]\n"
        "    stp d10, d11, [sp, #112]\n"
        "    stp d12, d13, [sp, #128]\n"
        "    stp d14, d15, [sp, #144]\n"
        "    mov x9, sp\n"
        "    str x9, [x0]\n"
        "    mov sp, x1\n"
        "    ldp x19, x20, [sp, #0]\n"
        "    ldp x21, x22, [sp, #16]\n"
        "    ldp x23, x24, [sp, #32]\n"
        "    ldp x25, x26, [sp, #48]\n"
        "    ldp x27, x28, [sp, #64]\n"
        "    ldp x29, x30, [sp, #80]\n"
        "    ldp d8, d9, [sp, #96]\n"
        "    ldp d10, d11, [sp, #112]\n"
        "    ldp d12, d13, [sp, #128]\n"
        "    ldp d14, d15, [sp, #144]\n"
        "    add sp, sp, #160\n"
        "    ret\n"
        ".size fiber_switch, . - fiber_switch\n"
        ".globl fiber_first\n"
        ".type fiber_first, %function\n"
        "fiber_first:\n"
        "    mov x0, x19\n"
        "    blr x20\n"
        "    brk #0\n"
        ".size fiber_first, . - fiber_first\n");

static void
lay_out(uintptr_t *sp, void (*function)(void *), void *arg)
{
    sp[0] = (uintptr_t)arg;
    sp[1] = (uintptr_t)function;
    sp[11] = (uintptr_t)fiber_first;
}

#else
#error "fiber.c: no switch for this processor yet"
#endif

static void
run(void *arg)
{
    struct fiber *f = arg;
    f->entry(f->arg);
    f->ended = true;
    fiber_leave(f);
}

int
fiber_init(struct fiber *f, void (*entry)(void *), void *arg, size_t stack_size)
{
    size_t size = PAGE + (stack_size + PAGE - 1) / PAGE * PAGE;
    watched = getenv(FIBER_WATCHED) != NULL;
    char *stack = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (stack == MAP_FAILED) {
        return -ENOMEM;
    }
    mprotect(stack, PAGE, PROT_NONE);
    uintptr_t *sp = (uintptr_t *)(stack + size) - SAVED_WORDS;
    lay_out(sp, run, f);
    *f = (struct fiber){ .stack = stack, .size = size, .inside = sp, .entry = entry, .arg = arg };
    return 0;
}

void
fiber_destroy(struct fiber *f)
{
    if (f->stack) {
        munmap(f->stack, f->size);
        f->stack = NULL;
    }
}

/* To `lesson --under`, which looks on: how it came to this.  Otherwise nobody hears of a switch. */
static __attribute__((noinline)) void
tell(void)
{
    syscall(4096, HEDDLE_MARK, 0, 0);
}

void
fiber_enter(struct fiber *f)
{
    if (watched) {
        tell();
    }
    fiber_switch(&f->outside, f->inside);
}

void
fiber_leave(struct fiber *f)
{
    if (watched) {
        tell();
    }
    fiber_switch(&f->inside, f->outside);
}
