/* SPDX-License-Identifier: MIT */
/* The local APIC of this CPU and the I/O APIC, by their registers. */
#pragma once

#include <stdint.h>

#define APIC_PHYS 0xfee00000
#define IOAPIC_PHYS 0xfec00000

/* Where mm, which lies above this floor, has mapped the registers. */
void apic_set_registers(void *local, void *io);
void apic_timer(uint32_t ns);          /* one-shot interrupt IRQ_TIMER; 0 stops it */
void apic_timer_masked(uint32_t ns);   /* counts down without an interrupt */
uint32_t apic_timer_left(void);
void apic_start_cpu(uint32_t apic_id, uint32_t trampoline); /* INIT, SIPI, SIPI */
void ioapic_route(unsigned int pin, unsigned int vector);   /* to the boot CPU, edge */
void ioapic_route_nmi(unsigned int pin);                    /* to all CPUs, edge, cannot be masked */
