/* SPDX-License-Identifier: MIT */
/*
 * Fiber: a function with a stack of its own, which can stop in the middle and go on later.  Generators and coroutines
 * are made of it; use those.
 *
 *     caller                       fiber
 *     fiber_enter(f) ------------> entry(arg) begins
 *                    <------------ fiber_leave(f)         anywhere, in any depth of calls
 *     fiber_enter(f) ------------> leave returns
 *                    <------------ entry returns          f has ended, and may not be entered again
 *
 * No kernel is asked: a switch stores the registers that a called function must preserve on the old stack and loads
 * those of the new one (System V psABI, "Register Usage").  Any thread may enter a fiber, one at a time.
 *
 * The stack is mapped; only the pages it touches take memory, and the lowest page is a guard: who needs more ends
 * by SIGSEGV instead of writing over somebody else's memory.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define FIBER_STACK (64 * 1024)

/* In the environment: each switch is told to the kernel (HEDDLE_MARK), for `lesson --under`. */
#define FIBER_WATCHED "HEDDLE_UNDER"

struct fiber {
    void *stack;                /* the mapping, guard page first; NULL: none */
    size_t size;
    void *inside;               /* the fiber's stack pointer while it is not running */
    void *outside;              /* that of who entered it, while it is */
    void (*entry)(void *arg);
    void *arg;
    bool ended;
};

/* 0, or -ENOMEM. */
int fiber_init(struct fiber *f, void (*entry)(void *arg), void *arg, size_t stack_size);

/* Not while it runs.  What its function would still have done is not done. */
void fiber_destroy(struct fiber *f);

void fiber_enter(struct fiber *f);
void fiber_leave(struct fiber *f);
