/* SPDX-License-Identifier: MIT */
/* clone with musl's flags: shared memory, the new tid stored, and at its end the tid word cleared and its futex woken. */
#include "futex.h"

#include <sys/mman.h>

#define STACK_SIZE 65536
#define FLAGS      0x3d0f00 /* VM FS FILES SIGHAND THREAD SYSVSEM PARENT_SETTID CHILD_CLEARTID, without SETTLS */

static volatile uint32_t tid_word;
static volatile int seen;

/* Runs on the new stack, without thread-local memory of its own: system calls only. */
__attribute__((used, noreturn)) static void
thread_body(void)
{
    struct timespec time = { 0, 20 * MILLISECOND };

    seen = (int)tid_word;
    syscall(SYS_nanosleep, &time, NULL);
    syscall(SYS_exit, 0);
    __builtin_unreachable();
}

/* clone(flags, stack, parent_tid, child_tid, tls): the child goes on in thread_body. */
static long
clone_thread(char *stack_top)
{
    register long child_tid __asm__("r10") = (long)&tid_word;
    register long tls __asm__("r8") = 0;
    long result;

    __asm__ volatile("syscall\n\t"
                     "test %%rax, %%rax\n\t"
                     "jnz 1f\n\t"
                     "xor %%ebp, %%ebp\n\t"
                     "call thread_body\n"
                     "1:"
                     : "=a"(result)
                     : "a"(SYS_clone), "D"(FLAGS & ~0x80000L), "S"(stack_top), "d"(&tid_word), "r"(child_tid), "r"(tls)
                     : "rcx", "r11", "memory");
    return result;
}

int
main(void)
{
    char *stack = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    long tid;

    CHECK(stack != MAP_FAILED);
    tid = clone_thread(stack + STACK_SIZE);
    CHECK(tid > 0);
    while (tid_word != 0) {
        long result = futex(&tid_word, WAIT, (uint32_t)tid, NULL);

        CHECK(result == 0 || errno == EAGAIN);
    }
    CHECK_EQ(seen, tid);
    return 0;
}
