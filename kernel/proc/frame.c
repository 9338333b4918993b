/* SPDX-License-Identifier: MIT */
/* The frame a handler runs on, and the way back from it.
 *
 *     old rsp - 128 ->  (red zone of the interrupted function)
 *                       512 bytes of floating-point state, if used
 *                       siginfo
 *                       ucontext: registers, mask, alternate stack
 *     rsp ->            restorer: the handler's return address
 *
 * What comes back from user memory is not believed: segments are set, flags
 * masked, and the way out is IRET, to an address in user space only. */
#include "kernel/abi/errno.h"
#include "kernel/mm/user.h"
#include "kernel/proc/signal.h"
#include "kernel/sched/fpu.h"
#include "lib/base/string.h"

#define RED_ZONE 128
#define FLAGS_USER 0x50dd5u /* CF PF AF ZF SF TF DF OF RF AC */
#define FLAGS_FIXED 0x202u
#define FLAGS_CLEARED_FOR_HANDLER 0x10500u /* TF DF RF */
#define MXCSR 24
#define MXCSR_VALID 0xffffu

static bool
altstack_has(uint64_t rsp)
{
	const stack_t *s = &current->altstack;

	return !(s->ss_flags & SS_DISABLE) && rsp - (uint64_t)s->ss_sp <= s->ss_size;
}

bool
altstack_in_use(uint64_t rsp)
{
	return !(current->altstack.ss_flags & SS_AUTODISARM) && altstack_has(rsp);
}

static uint64_t
handler_stack(const struct regs *r, const struct k_sigaction *action)
{
	const stack_t *s = &current->altstack;

	if ((action->flags & SA_ONSTACK) && !(s->ss_flags & SS_DISABLE) && !altstack_in_use(r->rsp))
		return (uint64_t)s->ss_sp + s->ss_size;
	return r->rsp - RED_ZONE;
}

static void
save_registers(struct sigcontext *c, const struct regs *r)
{
	c->r8 = r->r8;
	c->r9 = r->r9;
	c->r10 = r->r10;
	c->r11 = r->r11;
	c->r12 = r->r12;
	c->r13 = r->r13;
	c->r14 = r->r14;
	c->r15 = r->r15;
	c->rdi = r->rdi;
	c->rsi = r->rsi;
	c->rbp = r->rbp;
	c->rbx = r->rbx;
	c->rdx = r->rdx;
	c->rax = r->rax;
	c->rcx = r->rcx;
	c->rsp = r->rsp;
	c->rip = r->rip;
	c->eflags = r->rflags;
	c->cs = (uint16_t)r->cs;
	c->ss = (uint16_t)r->ss;
	c->err = r->vector == TRAP_SYSCALL ? 0 : r->error;
	c->trapno = r->vector == TRAP_SYSCALL ? 0 : r->vector;
}

static void
restore_registers(struct regs *r, const struct sigcontext *c)
{
	r->r8 = c->r8;
	r->r9 = c->r9;
	r->r10 = c->r10;
	r->r11 = c->r11;
	r->r12 = c->r12;
	r->r13 = c->r13;
	r->r14 = c->r14;
	r->r15 = c->r15;
	r->rdi = c->rdi;
	r->rsi = c->rsi;
	r->rbp = c->rbp;
	r->rbx = c->rbx;
	r->rdx = c->rdx;
	r->rax = c->rax;
	r->rcx = c->rcx;
	r->rsp = c->rsp;
	r->rip = c->rip;
	r->rflags = (c->eflags & FLAGS_USER) | FLAGS_FIXED;
	r->cs = SELECTOR_USER_CODE;
	r->ss = SELECTOR_USER_DATA;
	r->vector = 0; /* not a system call any more: leave by IRET */
}

/* Floating-point state below *sp, and the handler starts without any. */
static int
push_fpu(uint64_t *sp, uint64_t *at)
{
	int r;

	*at = 0;
	if (!current->fpu_used)
		return 0;
	*sp = *at = (*sp - FPU_BYTES) & ~63ul;
	fpu_flush();
	r = copy_out(UPTR(*at), current->fpu, FPU_BYTES);
	fpu_reset();
	return r;
}

static int
pop_fpu(uint64_t at)
{
	int r;

	fpu_reset();
	if (!at || !current->fpu)
		return 0;
	r = copy_in(current->fpu, UPTR(at), FPU_BYTES);
	*(uint32_t *)(current->fpu + MXCSR) &= MXCSR_VALID; /* others would fault */
	current->fpu_used = r == 0;
	return r;
}

int
frame_push(struct regs *r, const struct k_sigaction *action, const siginfo_t *info, sigset_t mask)
{
	uint64_t top = handler_stack(r, action), sp = top, fpu;
	struct rt_sigframe frame;

	memset(&frame, 0, sizeof(frame));
	if ((uint64_t)action->handler >= USER_END || push_fpu(&sp, &fpu) < 0)
		return -EFAULT;
	sp = ((sp - sizeof(frame)) & ~15ul) - 8;
	if (altstack_has(top) && !altstack_has(sp))
		return -EFAULT; /* it is full: what lies below is not its own */
	frame.restorer = action->restorer;
	frame.info = *info;
	frame.uc.uc_stack = current->altstack;
	frame.uc.uc_sigmask = mask;
	save_registers(&frame.uc.uc_mcontext, r);
	frame.uc.uc_mcontext.fpstate = (void *)fpu;
	frame.uc.uc_mcontext.oldmask = mask;
	if (info->si_signo == SIGSEGV || info->si_signo == SIGBUS)
		frame.uc.uc_mcontext.cr2 = (uint64_t)info->si_addr;
	if (copy_out(UPTR(sp), &frame, sizeof(frame)) < 0)
		return -EFAULT;
	if (current->altstack.ss_flags & SS_AUTODISARM)
		current->altstack = (stack_t){ .ss_flags = SS_DISABLE };
	r->rdi = (uint64_t)info->si_signo;
	r->rsi = sp + offsetof(struct rt_sigframe, info);
	r->rdx = sp + offsetof(struct rt_sigframe, uc);
	r->rax = 0;
	r->rsp = sp;
	r->rip = (uint64_t)action->handler;
	r->rflags &= ~(uint64_t)FLAGS_CLEARED_FOR_HANDLER;
	r->vector = 0;
	return 0;
}

int
frame_pop(struct regs *r)
{
	ucontext_t uc;

	/* The handler's `ret` took the restorer off. */
	if (copy_in(&uc, UPTR(r->rsp), sizeof(uc)) < 0)
		return -EFAULT;
	if (uc.uc_mcontext.rip >= USER_END || pop_fpu((uint64_t)uc.uc_mcontext.fpstate) < 0)
		return -EFAULT;
	restore_registers(r, &uc.uc_mcontext);
	signal_set_mask(uc.uc_sigmask);
	if (!altstack_in_use(r->rsp) || (uc.uc_stack.ss_flags & SS_DISABLE))
		current->altstack = uc.uc_stack;
	return 0;
}
