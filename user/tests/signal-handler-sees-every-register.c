/* SPDX-License-Identifier: MIT */
/* A trap's handler finds every general register in its context, and what it leaves there is what the program gets. */
#include "check.h"

#include <stdint.h>
#include <ucontext.h>

uint64_t after[15];
void probe(void);

/* Registers 1 to 15 hold 0x101 to 0x10f at the trap. */
__asm__(".globl probe\n"
        "probe: push %rbx\n push %rbp\n push %r12\n push %r13\n push %r14\n push %r15\n"
        "mov $0x101, %rax\n mov $0x102, %rbx\n mov $0x103, %rcx\n mov $0x104, %rdx\n mov $0x105, %rsi\n"
        "mov $0x106, %rdi\n mov $0x107, %rbp\n mov $0x108, %r8\n mov $0x109, %r9\n mov $0x10a, %r10\n"
        "mov $0x10b, %r11\n mov $0x10c, %r12\n mov $0x10d, %r13\n mov $0x10e, %r14\n mov $0x10f, %r15\n"
        "ud2\n"
        "mov %rax, after\n mov %rbx, after+8\n mov %rcx, after+16\n mov %rdx, after+24\n mov %rsi, after+32\n"
        "mov %rdi, after+40\n mov %rbp, after+48\n mov %r8, after+56\n mov %r9, after+64\n mov %r10, after+72\n"
        "mov %r11, after+80\n mov %r12, after+88\n mov %r13, after+96\n mov %r14, after+104\n mov %r15, after+112\n"
        "pop %r15\n pop %r14\n pop %r13\n pop %r12\n pop %rbp\n pop %rbx\n ret\n");

static void
handle(int signo, siginfo_t *info, void *context)
{
    static const int order[15] = { REG_RAX, REG_RBX, REG_RCX, REG_RDX, REG_RSI, REG_RDI, REG_RBP, REG_R8,
                                   REG_R8 + 1, REG_R8 + 2, REG_R8 + 3, REG_R8 + 4, REG_R8 + 5, REG_R8 + 6,
                                   REG_R8 + 7 };
    ucontext_t *c = context;

    for (int i = 0; i < 15; i++) {
        CHECK_EQ(c->uc_mcontext.gregs[order[i]], 0x101 + i);
        c->uc_mcontext.gregs[order[i]] += 0x1000;
    }
    c->uc_mcontext.gregs[REG_RIP] += 2;
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = handle, .sa_flags = SA_SIGINFO };

    CHECK_OK(sigaction(SIGILL, &action, NULL));
    probe();
    for (int i = 0; i < 15; i++)
        CHECK_EQ(after[i], 0x1101 + i);
    return 0;
}
