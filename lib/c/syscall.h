/* SPDX-License-Identifier: MIT */
/*
 * Private to lib/c: system calls as the hardware makes them. Number in rax, arguments
 * in rdi rsi rdx r10 r8 r9, result in rax; the kernel destroys rcx and r11.
 *
 *      sys(SYS_close, fd)              the kernel's answer: >= 0 or -E...
 *      __result(sys(SYS_close, fd))    the C library's: -1 and errno
 */
#pragma once

#include <abi/errno.h>
#include <abi/syscall.h>

/* -E... becomes -1 and errno; everything else stays. */
long __result(long answer);

/* sys/names.c: the path of a shared object, into SHM_PATH_MAX bytes. -1: EINVAL. */
#define SHM_PATH_MAX (NAME_MAX + 16)
int __shm_path(char *path, const char *prefix, const char *name);

#define SYS_ASM(...) \
	__asm__ volatile("syscall" : "=a"(answer) : "a"(number), ##__VA_ARGS__ \
			 : "rcx", "r11", "memory")

static inline long
sys0(long number)
{
	long answer;

	SYS_ASM();
	return answer;
}

static inline long
sys1(long number, long a)
{
	long answer;

	SYS_ASM("D"(a));
	return answer;
}

static inline long
sys2(long number, long a, long b)
{
	long answer;

	SYS_ASM("D"(a), "S"(b));
	return answer;
}

static inline long
sys3(long number, long a, long b, long c)
{
	long answer;

	SYS_ASM("D"(a), "S"(b), "d"(c));
	return answer;
}

static inline long
sys4(long number, long a, long b, long c, long d)
{
	long answer;
	register long r10 __asm__("r10") = d;

	SYS_ASM("D"(a), "S"(b), "d"(c), "r"(r10));
	return answer;
}

static inline long
sys5(long number, long a, long b, long c, long d, long e)
{
	long answer;
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;

	SYS_ASM("D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8));
	return answer;
}

static inline long
sys6(long number, long a, long b, long c, long d, long e, long f)
{
	long answer;
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;

	SYS_ASM("D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9));
	return answer;
}

/* sys(number, ...) picks the one with as many arguments, each made a long. */
#define SYS_1(n)                   sys0(n)
#define SYS_2(n, a)                sys1(n, (long)(a))
#define SYS_3(n, a, b)             sys2(n, (long)(a), (long)(b))
#define SYS_4(n, a, b, c)          sys3(n, (long)(a), (long)(b), (long)(c))
#define SYS_5(n, a, b, c, d)       sys4(n, (long)(a), (long)(b), (long)(c), (long)(d))
#define SYS_6(n, a, b, c, d, e) \
	sys5(n, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e))
#define SYS_7(n, a, b, c, d, e, f) \
	sys6(n, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
#define SYS_PICK(a, b, c, d, e, f, g, macro, ...) macro
#define sys(...) \
	SYS_PICK(__VA_ARGS__, SYS_7, SYS_6, SYS_5, SYS_4, SYS_3, SYS_2, SYS_1)(__VA_ARGS__)
