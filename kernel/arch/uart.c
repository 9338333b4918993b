/* SPDX-License-Identifier: MIT */
/* Live input: the host sends frames through a 16550 UART.
 *
 *     n = 1..253   n bytes of data follow
 *     n = 0        end of input
 *     n = 255      window size follows: rows, columns, 16 bits each, low first
 *
 * States: LENGTH waits for n, DATA counts bytes down, SIZE collects four. */
#include "kernel/arch/apic.h"
#include "kernel/arch/io.h"
#include "kernel/arch/machine.h"
#include "kernel/arch/trap.h"
#include "kernel/base/cpu.h"

#define UART 0x3f8
#define UART_IRQ_PIN 4
#define FRAME_EOF 0
#define FRAME_SIZE 255

enum { UART_DATA = 0, UART_INTERRUPTS = 1, UART_FIFO = 2, UART_LINE = 3, UART_MODEM = 4, UART_STATUS = 5,
       UART_SCRATCH = 7 };

static const struct uart_events *events;
static enum { LENGTH, DATA, SIZE } state; /* touched by the interrupt only */
static unsigned int left;
static uint8_t size_bytes[4];
static bool present, at_eof;
static bool draining, stalled;

bool
uart_present(void)
{
	return present;
}

bool
uart_at_eof(void)
{
	return !present || __atomic_load_n(&at_eof, __ATOMIC_ACQUIRE);
}

static void
begin_frame(uint8_t n)
{
	if (n == FRAME_EOF) {
		__atomic_store_n(&at_eof, true, __ATOMIC_RELEASE);
		events->eof();
		return;
	}
	state = n == FRAME_SIZE ? SIZE : DATA;
	left = n == FRAME_SIZE ? 4 : n;
}

static void
receive(uint8_t byte)
{
	if (state == LENGTH) {
		begin_frame(byte);
		return;
	}
	if (state == DATA)
		events->data(byte);
	else
		size_bytes[4 - left] = byte;
	if (--left > 0)
		return;
	if (state == SIZE)
		events->resize((uint16_t)(size_bytes[0] | size_bytes[1] << 8),
			       (uint16_t)(size_bytes[2] | size_bytes[3] << 8));
	state = LENGTH;
}

/* Takes what has come, as long as there is room.  One CPU at a time: the
 * interrupt's and that of a reader who resumes may not be the same.  No lock
 * of base/rank.h, because handlers of a byte may take any of those. */
static void
drain(void)
{
	while (__atomic_exchange_n(&draining, true, __ATOMIC_ACQUIRE))
		cpu_relax();
	stalled = false;
	while (inb(UART + UART_STATUS) & 1) {
		if (!events->room()) {
			stalled = true;
			break;
		}
		receive(inb(UART + UART_DATA));
	}
	__atomic_store_n(&draining, false, __ATOMIC_RELEASE);
}

static void
interrupt(struct regs *r)
{
	drain();
	apic_eoi();
}

void
uart_resume(void)
{
	bool on;

	if (!__atomic_load_n(&stalled, __ATOMIC_RELAXED))
		return;
	on = irq_save();
	drain();
	irq_restore(on);
}

/* The host's side hands over as many bytes at once as are missing to the
 * FIFO's trigger level: 14 is the highest.  Fewer bytes interrupt after four
 * characters' time, so that must be short: 115200 baud, 8 bits. */
static void
fast_and_in_bulk(void)
{
	outb(UART + UART_LINE, 0x80);
	outb(UART + UART_DATA, 1); /* the divisor, while bit 7 above is set */
	outb(UART + UART_INTERRUPTS, 0);
	outb(UART + UART_LINE, 0x03);
	outb(UART + UART_FIFO, 0xc7);
}

void
uart_init(const struct uart_events *e)
{
	events = e;
	outb(UART + UART_SCRATCH, 0x5a);
	present = inb(UART + UART_SCRATCH) == 0x5a;
	if (!present)
		return;
	trap_register(IRQ_UART, interrupt);
	fast_and_in_bulk();
	outb(UART + UART_MODEM, 0x0b); /* DTR, RTS, OUT2: lets interrupts out */
	outb(UART + UART_INTERRUPTS, 1);
	ioapic_route(UART_IRQ_PIN, IRQ_UART);
}
