/* SPDX-License-Identifier: MIT */
/* The machine: what boot found, the four output ports, power off, clock,
 * serial input, other CPUs. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the loader handed over (PVH start info), copied at boot. */
struct boot_info {
	char command_line[2048];
	uint64_t initrd, initrd_size;  /* physical; 0 if none */
	struct { uint64_t start, end; } ram[16];
	unsigned int ram_ranges;
	uint64_t image_start, image_end; /* physical, the kernel itself */
};
extern struct boot_info boot_info;

/* The value of KEY in the command line "key=value ..." into buf, true if
 * present.  boot_option_number: the default if absent or not a number. */
bool boot_option(const char *key, char *buf, size_t size);
uint64_t boot_option_number(const char *key, uint64_t fallback);
extern bool deterministic; /* det=1 */

void boot_info_read(uint64_t start_info); /* physical address */
void host_log_init(void);

enum host_port { HOST_OUT = 0xe9, HOST_ERR = 0xea, HOST_LOG = 0xeb, HOST_CONTROL = 0xec };
void host_write(enum host_port port, const void *data, size_t n);
/* One line for the host; never torn.  The newline is added. */
__attribute__((format(printf, 1, 2))) void host_control(const char *format, ...);

enum power_code { POWER_EXIT = 0x10, POWER_PANIC = 0x11, POWER_STUCK = 0x12, POWER_TIMEOUT = 0x13 };
__attribute__((noreturn)) void power_off(enum power_code code);

/* Nanoseconds since boot: monotonic, the same on every CPU; virtual time when
 * deterministic. */
int64_t clock_now(void);
/* Interrupt IRQ_TIMER of this CPU at `at` (clock_now time), or never for
 * INT64_MAX; replaces the previous one. */
void clock_arm(int64_t at);
void clock_init(void);     /* boot CPU: calibrates */

/* Live input: bytes of the host's frames.  Registered handlers run in the
 * UART's interrupt. */
struct uart_events {
	bool (*room)(void); /* false: bytes stay with the host until uart_resume */
	void (*data)(uint8_t byte);
	void (*eof)(void);
	void (*resize)(uint16_t rows, uint16_t columns);
};
void uart_init(const struct uart_events *events);
void uart_resume(void);     /* there is room again; interrupts may be on, no spinlock held */
bool uart_present(void);
bool uart_at_eof(void);     /* no live input will come any more */

void apic_init_cpu(void);
void apic_eoi(void);
void cpu_send(unsigned int cpu, unsigned int vector); /* an interrupt for another CPU */
