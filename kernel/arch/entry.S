/* SPDX-License-Identifier: MIT */
/* Into the kernel and out of it: system calls, traps, interrupts, switch.
 *
 * Every way in builds a struct regs (arch/regs.h) on the thread's kernel
 * stack.  From user mode that is the top of the stack, with %gs swapped to
 * this CPU's block; interrupts inside the kernel nest on the same stack.
 *
 * C is called by name in four places: trap_dispatch, nmi_dispatch,
 * syscall_dispatch, return_to_user. */
#include "kernel/base/offsets.h"

#define TRAP_SYSCALL 256
#define TRAP_NMI 2
#define MSR_GS_BASE 0xc0000101

	.macro push_regs
	pushq %rdi
	pushq %rsi
	pushq %rdx
	pushq %rcx
	pushq %rax
	pushq %r8
	pushq %r9
	pushq %r10
	pushq %r11
	pushq %rbx
	pushq %rbp
	pushq %r12
	pushq %r13
	pushq %r14
	pushq %r15
	.endm

	.macro pop_regs
	popq %r15
	popq %r14
	popq %r13
	popq %r12
	popq %rbp
	popq %rbx
	popq %r11
	popq %r10
	popq %r9
	popq %r8
	popq %rax
	popq %rcx
	popq %rdx
	popq %rsi
	popq %rdi
	.endm

/* For gdb, whose backtrace so goes on into user code: rsp is at a struct regs.
 * True from push_regs to pop_regs, so at every call. */
	.cfi_sections .debug_frame
	.macro cfi_regs_at_rsp
	.cfi_startproc simple
	.cfi_signal_frame
	.cfi_def_cfa rsp, 22*8
	.set cfi_place, -22*8
	.irp reg, r15, r14, r13, r12, rbp, rbx, r11, r10, r9, r8, rax, rcx, rdx, rsi, rdi
	.cfi_offset \reg, cfi_place
	.set cfi_place, cfi_place + 8
	.endr
	.cfi_offset rip, -5*8
	.cfi_offset rsp, -2*8
	.endm

	.text
/* SYSCALL: RCX = return address, R11 = flags, interrupts off (SFMASK). */
	.globl entry_text, syscall_entry
entry_text:
syscall_entry:
	cfi_regs_at_rsp
	swapgs
	movq %rsp, %gs:CPU_USER_RSP
	movq %gs:CPU_KERNEL_RSP, %rsp
	pushq $0x1b             /* ss */
	pushq %gs:CPU_USER_RSP
	pushq %r11              /* rflags */
	pushq $0x23             /* cs */
	pushq %rcx              /* rip */
	pushq %rax              /* error: the number, for restarting */
	pushq $TRAP_SYSCALL
	push_regs
	movq %rsp, %rdi
	xorl %ebp, %ebp
	sti
	call syscall_dispatch

/* A new thread starts here with rsp at its struct regs. */
	.globl user_return
user_return:
	movq %rsp, %rdi
	sti
	call return_to_user
	cli
	cmpq $TRAP_SYSCALL, 15*8(%rsp)
	jne return_by_iret
	movq 17*8(%rsp), %rcx   /* rip: SYSRET must not see a bad one (it would */
	movq %rcx, %rax         /* fault in kernel mode on the user's stack) */
	shrq $47, %rax
	jnz return_by_iret
	movq 19*8(%rsp), %r11   /* flags: no single step through SYSRET */
	testl $0x100, %r11d
	jnz return_by_iret
	pop_regs
	movq 2*8(%rsp), %rcx
	movq 4*8(%rsp), %r11
	movq 5*8(%rsp), %rsp
	swapgs
	sysretq

return_by_iret:
	pop_regs
	addq $16, %rsp          /* vector, error */
	testb $3, 8(%rsp)
	jz 1f
	swapgs
1:	iretq
	.cfi_endproc

/* Vectors without an error code push 0 to make all frames alike. */
	.macro vector number
	.balign 16
	.if (\number == 8) || (\number >= 10 && \number <= 14) || (\number == 17) || (\number == 21)
	.else
	pushq $0
	.endif
	pushq $\number
	jmp trap_entry
	.endm

	.balign 16
	.globl trap_vectors
trap_vectors:
	.set n, 0
	.rept 256
	vector n
	.set n, n + 1
	.endr

trap_entry:
	cfi_regs_at_rsp
	testb $3, 24(%rsp)      /* cs, above vector, error, rip */
	jz 1f
	swapgs
1:	push_regs
	cld
	movq %rsp, %rdi
	xorl %ebp, %ebp
	testb $3, 18*8(%rsp)
	jnz 2f
	movq 4*8(%rsp), %rbp    /* inside the kernel the backtrace goes on */
2:	call trap_dispatch
	testb $3, 18*8(%rsp)
	jz return_by_iret
	jmp user_return
	.cfi_endproc

	.globl entry_text_end
entry_text_end:

/* A non-maskable interrupt, on a stack of its own.  It may arrive inside the
 * kernel where %gs is still the user's (just after SYSCALL, just before
 * SYSRET), so %gs itself is asked: the kernel's half of memory is negative. */
	.globl nmi_entry
nmi_entry:
	pushq $0
	pushq $TRAP_NMI
	cfi_regs_at_rsp
	push_regs
	cld
	movl $MSR_GS_BASE, %ecx
	rdmsr
	movl %edx, %ebx
	testl %ebx, %ebx
	js 1f
	swapgs
1:	movq %rsp, %rdi
	call nmi_dispatch
	testl %ebx, %ebx
	js 2f
	swapgs
2:	pop_regs
	addq $16, %rsp
	iretq
	.cfi_endproc

/* void switch_stacks(uint64_t *save_rsp, uint64_t load_rsp)
 * Saves what the C calling convention keeps and changes stacks: it is called
 * by one thread and returns in another.  You are not expected to follow both
 * at once; follow one stack. */
	.globl switch_stacks
switch_stacks:
	pushq %rbp
	pushq %rbx
	pushq %r12
	pushq %r13
	pushq %r14
	pushq %r15
	movq %rsp, (%rdi)
	movq %rsi, %rsp
	popq %r15
	popq %r14
	popq %r13
	popq %r12
	popq %rbx
	popq %rbp
	ret

/* First return of a new thread: thread_begin (sched) unlocks what schedule
 * held, runs a kernel thread's function, or comes back here for user mode. */
	.globl thread_first_return
thread_first_return:
	.cfi_startproc
	.cfi_undefined rip      /* nothing called it */
	xorl %ebp, %ebp
	call thread_begin
	jmp user_return
	.cfi_endproc
	.section .note.GNU-stack, "", @progbits
