/* SPDX-License-Identifier: MIT */
/* A machine with two registers, A and X, sixteen words of memory, and jumps that
 * only go forward, so each program ends after at most as many steps as it is long.
 * Nothing is checked while it runs: all was, before it was accepted. */
#include "kernel/proc/bpf.h"

#include "kernel/abi/errno.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

/* One instruction by itself; memory and jumps are looked at below. */
static bool
known(const struct sock_filter *i)
{
	switch (i->code) {
	case BPF_LD | BPF_W | BPF_ABS:
		return i->k < sizeof(struct seccomp_data) && i->k % 4 == 0;
	case BPF_LD | BPF_MEM: case BPF_LDX | BPF_MEM: case BPF_ST: case BPF_STX:
		return i->k < BPF_MEMWORDS;
	case BPF_ALU | BPF_DIV | BPF_K:
		return i->k != 0;
	case BPF_ALU | BPF_LSH | BPF_K: case BPF_ALU | BPF_RSH | BPF_K:
		return i->k < 32;
	case BPF_LD | BPF_W | BPF_LEN: case BPF_LDX | BPF_W | BPF_LEN:
	case BPF_LD | BPF_IMM: case BPF_LDX | BPF_IMM:
	case BPF_MISC | BPF_TAX: case BPF_MISC | BPF_TXA:
	case BPF_ALU | BPF_ADD | BPF_K: case BPF_ALU | BPF_ADD | BPF_X:
	case BPF_ALU | BPF_SUB | BPF_K: case BPF_ALU | BPF_SUB | BPF_X:
	case BPF_ALU | BPF_MUL | BPF_K: case BPF_ALU | BPF_MUL | BPF_X:
	case BPF_ALU | BPF_AND | BPF_K: case BPF_ALU | BPF_AND | BPF_X:
	case BPF_ALU | BPF_OR | BPF_K: case BPF_ALU | BPF_OR | BPF_X:
	case BPF_ALU | BPF_XOR | BPF_K: case BPF_ALU | BPF_XOR | BPF_X:
	case BPF_ALU | BPF_DIV | BPF_X: case BPF_ALU | BPF_LSH | BPF_X: case BPF_ALU | BPF_RSH | BPF_X:
	case BPF_ALU | BPF_NEG: case BPF_RET | BPF_K: case BPF_RET | BPF_A: case BPF_JMP | BPF_JA:
	case BPF_JMP | BPF_JEQ | BPF_K: case BPF_JMP | BPF_JEQ | BPF_X:
	case BPF_JMP | BPF_JGT | BPF_K: case BPF_JMP | BPF_JGT | BPF_X:
	case BPF_JMP | BPF_JGE | BPF_K: case BPF_JMP | BPF_JGE | BPF_X:
	case BPF_JMP | BPF_JSET | BPF_K: case BPF_JMP | BPF_JSET | BPF_X:
		return true;
	default:
		return false;
	}
}

/* Where a jump can go: the nearer and the farther place, from the next
 * instruction on. */
static void
targets(const struct sock_filter *i, uint32_t to[2])
{
	bool always = BPF_OP(i->code) == BPF_JA;

	to[0] = always ? i->k : i->jt;
	to[1] = always ? i->k : i->jf;
}

/* written[pc]: the words that every way to pc has written. */
static bool
check_flow(const struct sock_filter *code, unsigned int length, uint16_t *written)
{
	uint16_t now = 0; /* along the way that falls through to pc */

	memset(written, 0xff, length * sizeof(*written));
	for (unsigned int pc = 0; pc < length; pc++) {
		const struct sock_filter *i = &code[pc];
		uint32_t to[2];

		now &= written[pc];
		if (i->code == BPF_ST || i->code == BPF_STX)
			now |= (uint16_t)(1u << i->k);
		if ((i->code == (BPF_LD | BPF_MEM) || i->code == (BPF_LDX | BPF_MEM)) && !(now & 1u << i->k))
			return false;
		if (BPF_CLASS(i->code) != BPF_JMP)
			continue;
		targets(i, to);
		for (int n = 0; n < 2; n++) {
			if (to[n] >= length - pc - 1)
				return false;
			written[pc + 1 + to[n]] &= now;
		}
		now = 0xffff; /* nothing falls through */
	}
	return true;
}

int
bpf_check(const struct sock_filter *code, unsigned int length)
{
	uint16_t *written;
	bool good = BPF_CLASS(code[length - 1].code) == BPF_RET;

	for (unsigned int pc = 0; pc < length && good; pc++)
		good = known(&code[pc]);
	if (!good)
		return -EINVAL;
	written = kmalloc(length * sizeof(*written));
	if (!written)
		return -ENOMEM;
	good = check_flow(code, length, written);
	kfree(written);
	return good ? 0 : -EINVAL;
}

static uint32_t
compute(uint16_t code, uint32_t a, uint32_t operand)
{
	switch (BPF_OP(code)) {
	case BPF_ADD: return a + operand;
	case BPF_SUB: return a - operand;
	case BPF_MUL: return a * operand;
	case BPF_DIV: return a / operand;
	case BPF_OR: return a | operand;
	case BPF_AND: return a & operand;
	case BPF_LSH: return a << (operand & 31);
	case BPF_RSH: return a >> (operand & 31);
	case BPF_XOR: return a ^ operand;
	default: return -a;
	}
}

static bool
compare(uint16_t code, uint32_t a, uint32_t operand)
{
	switch (BPF_OP(code)) {
	case BPF_JEQ: return a == operand;
	case BPF_JGT: return a > operand;
	case BPF_JGE: return a >= operand;
	default: return a & operand;
	}
}

static uint32_t
load(const struct sock_filter *i, const struct seccomp_data *data, const uint32_t *memory)
{
	uint32_t word;

	switch (i->code & 0xe0) {
	case BPF_ABS:
		memcpy(&word, (const char *)data + i->k, sizeof(word));
		return word;
	case BPF_MEM: return memory[i->k];
	case BPF_LEN: return sizeof(*data);
	default: return i->k;
	}
}

uint32_t
bpf_run(const struct sock_filter *i, const struct seccomp_data *data)
{
	uint32_t a = 0, x = 0, memory[BPF_MEMWORDS];

	for (;; i++) {
		uint32_t operand = BPF_SRC(i->code) ? x : i->k;

		switch (BPF_CLASS(i->code)) {
		case BPF_LD: a = load(i, data, memory); break;
		case BPF_LDX: x = load(i, data, memory); break;
		case BPF_ST: memory[i->k] = a; break;
		case BPF_STX: memory[i->k] = x; break;
		case BPF_ALU:
			if (BPF_OP(i->code) == BPF_DIV && operand == 0)
				return 0;
			a = compute(i->code, a, operand);
			break;
		case BPF_JMP:
			if (BPF_OP(i->code) == BPF_JA)
				i += i->k;
			else
				i += compare(i->code, a, operand) ? i->jt : i->jf;
			break;
		case BPF_RET:
			return i->code == (BPF_RET | BPF_A) ? a : i->k;
		default: /* MISC */
			if (i->code == (BPF_MISC | BPF_TAX))
				x = a;
			else
				a = x;
		}
	}
}
