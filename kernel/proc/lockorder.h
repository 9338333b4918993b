/* SPDX-License-Identifier: MIT */
/* In which order programs take their locks. */
#pragma once

#include "kernel/abi/heddle.h"
#include "kernel/mm/vm.h"

/* The current thread is about to take a lock while it holds others.  An order that was
 * the other way round before is warned about, once.  Bit i: held[i] is not held. */
long lock_order_note(const struct heddle_lock_order *o);
void lock_orders_drop(struct mm *mm); /* the address space is gone */
