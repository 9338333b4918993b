/* SPDX-License-Identifier: MIT */
/* The places where a thread has no stack that C could use. */

/*
 * long __clone_thread(flags, stack, tid, clear_tid, tls): a new thread, which runs
 * __thread_main(its struct heddle_thread) on `stack`. Returns its tid or -E.
 */
	.globl __clone_thread
	.type __clone_thread, @function
__clone_thread:
	mov %rcx, %r10
	mov $56, %eax           /* clone */
	syscall
	test %rax, %rax
	jz 1f
	ret
1:	xor %ebp, %ebp
	mov %fs:0, %rdi
	call __thread_main
	ud2
	.size __clone_thread, . - __clone_thread

/* __unmap_and_exit(map, size): frees the very stack it was called on. */
	.globl __unmap_and_exit
	.type __unmap_and_exit, @function
__unmap_and_exit:
	mov $11, %eax           /* munmap */
	syscall
	xor %edi, %edi
	mov $60, %eax           /* exit: this thread only */
	syscall
	ud2
	.size __unmap_and_exit, . - __unmap_and_exit

/*
 * long __clone_vfork(stack, function, argument): a child in the same memory that calls
 * function(argument) on that stack; the caller sleeps until it is done with the memory.
 */
	.globl __clone_vfork
	.type __clone_vfork, @function
__clone_vfork:
	mov %rsi, %r8
	mov %rdx, %r9
	mov %rdi, %rsi
	mov $0x4111, %edi       /* CLONE_VFORK | CLONE_VM | SIGCHLD */
	mov $56, %eax           /* clone */
	syscall
	test %rax, %rax
	jz 1f
	ret
1:	xor %ebp, %ebp
	mov %r9, %rdi
	call *%r8
	ud2
	.size __clone_vfork, . - __clone_vfork
	.section .note.GNU-stack, "", @progbits
