/* SPDX-License-Identifier: MIT */
/* setjmp with the signal mask. */
#include <setjmp.h>
#include <signal.h>

void
__sigsetjmp_mask(sigjmp_buf place, int save)
{
	place->saved = save;
	if (save)
		sigprocmask(SIG_BLOCK, NULL, (sigset_t *)&place->mask);
}

_Noreturn void
siglongjmp(sigjmp_buf place, int value)
{
	sigset_t mask = place->mask;

	if (place->saved)
		sigprocmask(SIG_SETMASK, &mask, NULL);
	longjmp(place->registers, value);
}
