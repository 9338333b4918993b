/* SPDX-License-Identifier: MIT */
/* The only instructions that touch user memory (kernel/mm/user.c).
 *
 * None of these functions uses the stack, so an access that cannot be resolved
 * may go on at user_access_fault from wherever it was: close the door (clac),
 * return -EFAULT.  stac opens it: SMAP forbids the kernel user pages otherwise.
 *
 * Unrolled 8-byte moves: under QEMU's TCG `rep movsb` takes ten times as long. */
	.text
	.globl user_access_start, user_access_end, user_access_fault

user_access_start:
/* int user_copy(void *to, const void *from, size_t n); either may be the user's */
	.globl user_copy
user_copy:
	stac
	movq %rdx, %rcx
	shrq $6, %rcx
	jz 2f
1:
	.irp at, 0, 16, 32, 48
	movq \at(%rsi), %rax
	movq \at+8(%rsi), %r8
	movq %rax, \at(%rdi)
	movq %r8, \at+8(%rdi)
	.endr
	addq $64, %rsi
	addq $64, %rdi
	decq %rcx
	jnz 1b
2:	andl $63, %edx
3:	subl $8, %edx
	jb 4f
	movq (%rsi), %rax
	movq %rax, (%rdi)
	addq $8, %rsi
	addq $8, %rdi
	jmp 3b
4:	addl $8, %edx
	jz 6f
5:	movb (%rsi), %al
	movb %al, (%rdi)
	incq %rsi
	incq %rdi
	decl %edx
	jnz 5b
6:	clac
	xorl %eax, %eax
	ret

/* int user_clear(void *to, size_t n) */
	.globl user_clear
user_clear:
	stac
	xorl %eax, %eax
	movq %rsi, %rcx
	shrq $6, %rcx
	jz 2f
1:
	.irp at, 0, 8, 16, 24, 32, 40, 48, 56
	movq %rax, \at(%rdi)
	.endr
	addq $64, %rdi
	decq %rcx
	jnz 1b
2:	andl $63, %esi
	jz 4f
3:	movb %al, (%rdi)
	incq %rdi
	decl %esi
	jnz 3b
4:	clac
	ret

/* long user_copy_str(char *to, const void *from, size_t size): the length
 * without the NUL, or size */
	.globl user_copy_str
user_copy_str:
	stac
	xorl %eax, %eax
1:	cmpq %rdx, %rax
	jae 2f
	movb (%rsi,%rax), %cl
	movb %cl, (%rdi,%rax)
	testb %cl, %cl
	jz 2f
	incq %rax
	jmp 1b
2:	clac
	ret

/* int user_load(const void *from, uint32_t *value) */
	.globl user_load
user_load:
	stac
	movl (%rdi), %eax
	clac
	movl %eax, (%rsi)
	xorl %eax, %eax
	ret

/* int user_compare_swap(void *at, uint32_t expected, uint32_t desired,
 *                       uint32_t *old) */
	.globl user_compare_swap
user_compare_swap:
	movl %esi, %eax
	stac
	lock cmpxchgl %edx, (%rdi)
	clac
	movl %eax, (%rcx)
	xorl %eax, %eax
	ret
user_access_end:

user_access_fault:
	clac
	movq $-14, %rax         /* -EFAULT */
	ret

	.section .note.GNU-stack, "", @progbits
