/* SPDX-License-Identifier: MIT */
/*
 * A right lock beside a macro that grows to thirty million semicolons.
 * lab: 05-mutex states
 * says: out of memory
 * defence: none
 */
SOLUTION

#define A0 ;;
#define A1(x) x x x x x x x x
#define A2(x) A1(x) A1(x) A1(x) A1(x) A1(x) A1(x) A1(x) A1(x)
#define A3(x) A2(x) A2(x) A2(x) A2(x) A2(x) A2(x) A2(x) A2(x)
#define A4(x) A3(A3(x))

static inline void
grows(void)
{
    A4(A2(;;))
}
