/* SPDX-License-Identifier: MIT */
/* The bare clone call: work(argument) in a new process or thread, on a stack of its own if it shares memory. */
#pragma once

#include "check.h"

#include <sched.h>
#include <stdint.h>
#include <sys/mman.h>

#define CLONE_STACK 65536

static uint32_t clone_parent_tid, clone_child_tid;

/* In work(): system calls only, since thread-local memory is the creator's. It must not return. */
static inline long
bare_clone(unsigned long flags, void (*work)(void))
{
    char *stack = mmap(NULL, CLONE_STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    register long child_tid __asm__("r10") = (long)&clone_child_tid;
    register void (*function)(void) __asm__("r9") = work;
    register long tls __asm__("r8") = 0;
    long result;

    CHECK(stack != MAP_FAILED);
    __asm__ volatile("syscall\n\t"
                     "test %%rax, %%rax\n\t"
                     "jnz 1f\n\t"
                     "xor %%ebp, %%ebp\n\t"
                     "call *%%r9\n\t"
                     "ud2\n"
                     "1:"
                     : "=a"(result)
                     : "a"(SYS_clone), "D"(flags), "S"(stack + CLONE_STACK - 256), "d"(&clone_parent_tid), "r"(child_tid),
                       "r"(tls), "r"(function)
                     : "rcx", "r11", "memory");
    return result;
}
