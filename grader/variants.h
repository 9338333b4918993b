/* SPDX-License-Identifier: MIT */
/* Every answer that a lab ships with, and some that are generated: what `heddle lab check` grades. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "grader/lab.h"

enum variant_kind { VARIANT_SOLUTION, VARIANT_STARTER, VARIANT_RIGHT, VARIANT_TRIVIAL, VARIANT_WRONG };

struct variant {
	enum variant_kind kind;
	char *name;			/* wrong/if-for-while, right/ticket, starter, ... */
	const struct lab_wrong *wrong;	/* VARIANT_WRONG */
	const char *body;		/* VARIANT_TRIVIAL: what every function does */
};

struct variants {
	struct variant *list;
	size_t count;
};

void variants_list(const struct lab *lab, struct variants *v);
void variants_free(struct variants *v);
/* Writes the variant's files into `folder`, as a student would hand them in.  False after saying why on `why`. */
bool variant_make(const struct lab *lab, const struct variant *variant, const char *folder, FILE *why);

/* trivial.c: the lab's file with every function that others call doing nothing but `body`. */
bool trivial_write(const struct lab *lab, const char *file, const char *body, const char *to, FILE *why);
