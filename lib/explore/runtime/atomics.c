/* SPDX-License-Identifier: MIT */
/* Atomic operations. Here all are sequentially consistent; their orders count for the detector alone. */
#include "lib/explore/runtime/runtime.h"

typedef __int128 wide;

static void
begin(const volatile void *address, size_t size, bool write, uint32_t pc)
{
	explore_step(address, size, write, ACCESS_ATOMIC, pc);
}

/* The first half of a step that may write; the second, once it is known whether it did. */
static void
begin_compare(const volatile void *address, size_t size, uint32_t pc)
{
	read_point(true);
	if (explore_flags & HEDDLE_NOTES)
		explore_note(HEDDLE_NOTE_ATOMIC_WRITE, (uint32_t)size, pc, address, 0);
}

/* One that compares and finds something else has only read. */
static void
compared(const volatile void *address, size_t size, bool wrote, int order, uint32_t pc)
{
	if (detecting())
		explore_access(address, size, wrote, ACCESS_ATOMIC, pc);
	if (wrote)
		explore_atomic_update(address, order);
	else
		explore_atomic_load(address, order);
}

#define COMPARE(bits, type, kind) \
	int __tsan_atomic##bits##_compare_exchange_##kind(volatile type *at, type *expected, type wanted, int order, int failure); \
	int \
	__tsan_atomic##bits##_compare_exchange_##kind(volatile type *at, type *expected, type wanted, int order, int failure) \
	{ \
		bool done; \
		begin_compare(at, sizeof(*at), RETURN_ADDRESS); \
		done = EXCHANGE##bits(at, expected, wanted); \
		compared(at, sizeof(*at), done, done ? order : failure, RETURN_ADDRESS); \
		return done; \
	}

#define UPDATE(bits, type, name, result) \
	type __tsan_atomic##bits##_##name(volatile type *at, type value, int order); \
	type \
	__tsan_atomic##bits##_##name(volatile type *at, type value, int order) \
	{ \
		type old; \
		begin(at, sizeof(*at), true, RETURN_ADDRESS); \
		explore_atomic_update(at, order); \
		old = LOAD##bits(at); \
		while (!EXCHANGE##bits(at, &old, (result))) \
			; \
		return old; \
	}

#define ATOMICS(bits, type) \
	type __tsan_atomic##bits##_load(const volatile type *at, int order); \
	type \
	__tsan_atomic##bits##_load(const volatile type *at, int order) \
	{ \
		type value; \
		begin(at, sizeof(*at), false, RETURN_ADDRESS); \
		explore_atomic_load(at, order); \
		value = LOAD##bits(at); \
		if (bits == 32 && !value) \
			explore_hear_thread(at); \
		return value; \
	} \
	void __tsan_atomic##bits##_store(volatile type *at, type value, int order); \
	void \
	__tsan_atomic##bits##_store(volatile type *at, type value, int order) \
	{ \
		type old; \
		begin(at, sizeof(*at), true, RETURN_ADDRESS); \
		explore_atomic_store(at, order); \
		old = LOAD##bits(at); \
		while (!EXCHANGE##bits(at, &old, value)) \
			; \
	} \
	type __tsan_atomic##bits##_compare_exchange_val(volatile type *at, type expected, type wanted, int order, int failure); \
	type \
	__tsan_atomic##bits##_compare_exchange_val(volatile type *at, type expected, type wanted, int order, int failure) \
	{ \
		bool done; \
		begin_compare(at, sizeof(*at), RETURN_ADDRESS); \
		done = EXCHANGE##bits(at, &expected, wanted); \
		compared(at, sizeof(*at), done, done ? order : failure, RETURN_ADDRESS); \
		return expected; \
	} \
	COMPARE(bits, type, strong) \
	COMPARE(bits, type, weak) \
	UPDATE(bits, type, exchange, value) \
	UPDATE(bits, type, fetch_add, (type)(old + value)) \
	UPDATE(bits, type, fetch_sub, (type)(old - value)) \
	UPDATE(bits, type, fetch_and, (type)(old & value)) \
	UPDATE(bits, type, fetch_or, (type)(old | value)) \
	UPDATE(bits, type, fetch_xor, (type)(old ^ value)) \
	UPDATE(bits, type, fetch_nand, (type)~(old & value))

#define LOAD8(at) __atomic_load_n(at, __ATOMIC_SEQ_CST)
#define LOAD16 LOAD8
#define LOAD32 LOAD8
#define LOAD64 LOAD8
#define EXCHANGE8(at, expected, wanted) \
	__atomic_compare_exchange_n(at, expected, wanted, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)
#define EXCHANGE16 EXCHANGE8
#define EXCHANGE32 EXCHANGE8
#define EXCHANGE64 EXCHANGE8

/* The compiler has no name for it without -mcx16. Writes what is there already, to read. */
static bool
exchange_wide(volatile wide *at, wide *expected, wide wanted)
{
	uint64_t low = (uint64_t)*expected, high = (uint64_t)(*expected >> 64);
	bool done;

	__asm__ volatile("lock cmpxchg16b %1" : "=@ccz"(done), "+m"(*at), "+a"(low), "+d"(high)
			 : "b"((uint64_t)wanted), "c"((uint64_t)(wanted >> 64)) : "memory");
	*expected = (wide)((unsigned __int128)high << 64 | low);
	return done;
}

static wide
load_wide(const volatile wide *at)
{
	wide value = 0;

	exchange_wide((volatile wide *)at, &value, 0);
	return value;
}
#define LOAD128 load_wide
#define EXCHANGE128 exchange_wide

ATOMICS(8, uint8_t)
ATOMICS(16, uint16_t)
ATOMICS(32, uint32_t)
ATOMICS(64, uint64_t)
ATOMICS(128, wide)

void __tsan_atomic_thread_fence(int order);
void __tsan_atomic_signal_fence(int order);

void
__tsan_atomic_thread_fence(int order)
{
	point();
	explore_fence(order);
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

void
__tsan_atomic_signal_fence(int order)
{
	(void)order;
	__atomic_signal_fence(__ATOMIC_SEQ_CST);
}
