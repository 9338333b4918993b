/* SPDX-License-Identifier: MIT */
/*
 * The boot floor: an ELF64 that QEMU enters through its PVH note and that at
 * once says `exit 0` on the control port and leaves.  What `heddle run` takes
 * with this kernel is what no kernel can be faster than.
 *
 *   QEMU loads us -> 32-bit protected mode, paging off, at floor_start
 *   "exit 0\n" to port 0xec -> 0x10 to port 0x501 -> QEMU exits with 33
 */
	.section .note.Xen, "a", @note
	.long	4, 4, 18		/* name size, value size, type: PVH entry */
	.asciz	"Xen"
	.long	floor_start

	.text
	.code32
	.globl	floor_start
floor_start:
	movl	$record, %esi
	movl	$record_end - record, %ecx
	movw	$0xec, %dx
1:	lodsb				/* one byte at a time: rep outsb is lost */
	outb	%al, %dx
	loop	1b
	movw	$0x501, %dx
	movl	$0x10, %eax
	outl	%eax, %dx
2:	hlt				/* never: the write above ends the machine */
	jmp	2b

	.section .rodata
record:	.ascii	"exit 0\n"
record_end:

	.section .note.GNU-stack, "", @progbits
