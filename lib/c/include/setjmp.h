/* SPDX-License-Identifier: MIT */
/* Jumping out of nested calls. The function that called setjmp must not have returned. */
#pragma once

typedef unsigned long jmp_buf[8];
typedef struct {
	jmp_buf registers;
	unsigned long mask;
	int saved;
} sigjmp_buf[1];

/* 0 at first; then the value given to longjmp (never 0). */
int setjmp(jmp_buf place) __attribute__((returns_twice));
_Noreturn void longjmp(jmp_buf place, int value);
#define _setjmp setjmp
#define _longjmp longjmp
/* The same with the signal mask, if `save` is not 0. */
#define sigsetjmp(place, save) \
	(__sigsetjmp_mask(place, save), setjmp((place)->registers))
_Noreturn void siglongjmp(sigjmp_buf place, int value);
void __sigsetjmp_mask(sigjmp_buf place, int save);
