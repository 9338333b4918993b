/* SPDX-License-Identifier: MIT */
/* From the loader to C, for the boot CPU and the others.
 *
 * PVH hands over in 32-bit protected mode without paging, EBX = start info.
 * We enter 64-bit mode on three temporary page tables that map the first GiB
 * three times: where it lies (for the next few instructions), at PHYS_BASE
 * (all RAM, as the kernel sees it) and at KERNEL_BASE (where the kernel is
 * linked).  vm_init replaces them. */
#define KERNEL_BASE 0xffffffff80000000
#define PHYS(x) ((x) - KERNEL_BASE)
#define CR4_BITS 0x300ea0   /* PAE PGE OSFXSR OSXMMEXCPT UMIP SMEP SMAP; TCG has all */
#define CR0_BITS 0x8001002b /* PG WP NE TS MP PE; TS: the FPU is off until used */
#define EFER_BITS 0x901     /* SCE LME NXE */

	.section .note.pvh, "a", @note
	.balign 4
	.long 4, 8, 18          /* name size, value size, XEN_ELFNOTE_PHYS32_ENTRY */
	.asciz "Xen"
	.quad PHYS(pvh_start)

	.section .text.boot, "ax", @progbits
	.code32
	.globl pvh_start
pvh_start:
	cld
	movl $PHYS(boot_stack_top), %esp
	movl %ebx, %edi         /* start info: first argument of kernel_main */
	movl $PHYS(enter_boot), %esi
	jmp enter_long_mode

/* EDI is kept; jumps to the 64-bit code at physical address ESI. */
	.globl enter_long_mode
enter_long_mode:
	movl $CR4_BITS, %eax
	movl %eax, %cr4
	movl $PHYS(boot_pml4), %eax
	movl %eax, %cr3
	movl $0xc0000080, %ecx
	movl $EFER_BITS, %eax
	xorl %edx, %edx
	wrmsr
	movl $CR0_BITS, %eax
	movl %eax, %cr0
	lgdt PHYS(boot_gdt_pointer)
	pushl $8
	pushl %esi
	lret

	.code64
enter_boot:
	movabsq $1f, %rax
	jmp *%rax
1:	movq $boot_stack_top, %rsp
	movl %edi, %edi
	xorl %ebp, %ebp
	call kernel_main
	ud2

	.globl enter_other
enter_other:
	movabsq $1f, %rax
	jmp *%rax
1:	movq smp_kernel_cr3(%rip), %rax /* the stack is not in the boot tables */
	movq %rax, %cr3
	movq smp_next_stack(%rip), %rsp
	xorl %ebp, %ebp
	call smp_entry
	ud2

/* Copied to physical TRAMPOLINE (arch/smp.c); a started CPU begins here in
 * real mode with CS:IP = TRAMPOLINE >> 4 : 0. */
#define TRAMPOLINE 0x8000
	.code16
	.globl trampoline_start, trampoline_end
trampoline_start:
	cli
	cld
	xorw %ax, %ax
	movw %ax, %ds
	lgdtl (TRAMPOLINE + (trampoline_gdt_pointer - trampoline_start))
	movl $1, %eax
	movl %eax, %cr0
	ljmpl $0x18, $(TRAMPOLINE + (trampoline_32 - trampoline_start))
	.code32
trampoline_32:
	movw $0x10, %ax
	movw %ax, %ds
	movw %ax, %es
	movw %ax, %ss
	movl $0x8000, %esp      /* the page below is free */
	movl $PHYS(enter_other), %esi
	movl $PHYS(enter_long_mode), %eax
	jmp *%eax
	.balign 8
trampoline_gdt:
	.quad 0
	.quad 0x00af9a000000ffff /* 64-bit code */
	.quad 0x00cf92000000ffff /* data */
	.quad 0x00cf9a000000ffff /* 32-bit code */
trampoline_gdt_pointer:
	.word 31
	.long TRAMPOLINE + (trampoline_gdt - trampoline_start)
trampoline_end:

	.data
	.balign 4096
boot_pml4:
	.quad PHYS(boot_pdpt) + 3
	.fill 255, 8, 0
	.quad PHYS(boot_pdpt) + 3 /* PHYS_BASE */
	.fill 254, 8, 0
	.quad PHYS(boot_pdpt_high) + 3
boot_pdpt:
	.quad PHYS(boot_pd) + 3
	.fill 511, 8, 0
boot_pdpt_high:
	.fill 510, 8, 0
	.quad PHYS(boot_pd) + 3   /* KERNEL_BASE */
	.quad 0
boot_pd:
	.set i, 0
	.rept 512
	.quad (i << 21) + 0x83    /* 2 MiB, writable */
	.set i, i + 1
	.endr

	.balign 8
boot_gdt:
	.quad 0
	.quad 0x00af9a000000ffff
	.quad 0x00cf92000000ffff
boot_gdt_pointer:
	.word 23
	.long PHYS(boot_gdt)

	.bss
	.balign 16
	.globl boot_stack_top
	.skip 16384
boot_stack_top:
