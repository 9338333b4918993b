/* SPDX-License-Identifier: MIT */
/*
 * Where a program starts. The kernel has put argc, argv, the environment and the
 * auxiliary vector on the stack and nothing in registers; C wants a pointer to them,
 * a frame pointer of 0 (where backtraces end) and an aligned stack.
 */
	.globl _start
	.type _start, @function
_start:
	xor %ebp, %ebp
	mov %rsp, %rdi
	and $-16, %rsp
	call __libc_start
	ud2
	.size _start, . - _start
	.section .note.GNU-stack, "", @progbits
