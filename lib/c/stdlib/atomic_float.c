/* SPDX-License-Identifier: MIT */
/* What gcc calls once an atomic `x += 0.5` is done, of the tries of which only the last one counts: its exceptions. */

void __atomic_feraiseexcept(int exceptions);

void
__atomic_feraiseexcept(int exceptions)
{
	unsigned int state;

	__asm__ volatile("stmxcsr %0" : "=m"(state));
	state |= (unsigned int)exceptions & 0x3f;
	__asm__ volatile("ldmxcsr %0" : : "m"(state));
}
