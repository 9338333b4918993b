/* SPDX-License-Identifier: MIT */
/*
 * pid_t vfork(void). The child runs on the caller's stack and returns from here first, so
 * the return address must not stay where the child's next call would overwrite it: rdx,
 * which the kernel keeps, holds it meanwhile.
 */
	.globl vfork
	.type vfork, @function
vfork:
	pop %rdx
	mov $58, %eax           /* vfork */
	syscall
	push %rdx
	mov %rax, %rdi
	jmp __result
	.size vfork, . - vfork
	.section .note.GNU-stack, "", @progbits
