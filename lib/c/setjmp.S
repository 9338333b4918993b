/* SPDX-License-Identifier: MIT */
/*
 * setjmp keeps the registers that a called function must preserve, and where it was
 * called from: rbx rbp r12 r13 r14 r15 rsp rip. longjmp returns there a second time.
 */
	.globl setjmp
	.type setjmp, @function
setjmp:
	mov %rbx, (%rdi)
	mov %rbp, 8(%rdi)
	mov %r12, 16(%rdi)
	mov %r13, 24(%rdi)
	mov %r14, 32(%rdi)
	mov %r15, 40(%rdi)
	lea 8(%rsp), %rax       /* rsp as it will be after the return */
	mov %rax, 48(%rdi)
	mov (%rsp), %rax
	mov %rax, 56(%rdi)
	xor %eax, %eax
	ret
	.size setjmp, . - setjmp

	.globl longjmp
	.type longjmp, @function
longjmp:
	mov %esi, %eax
	cmp $1, %eax            /* 0 becomes 1: eax += (eax < 1 unsigned) */
	adc $0, %eax
	mov (%rdi), %rbx
	mov 8(%rdi), %rbp
	mov 16(%rdi), %r12
	mov 24(%rdi), %r13
	mov 32(%rdi), %r14
	mov 40(%rdi), %r15
	mov 48(%rdi), %rsp
	jmp *56(%rdi)
	.size longjmp, . - longjmp
	.section .note.GNU-stack, "", @progbits
