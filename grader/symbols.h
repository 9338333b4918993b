/* SPDX-License-Identifier: MIT */
/* The global symbols of an object, and whether a lab allows them. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "grader/lab.h"
#include "tools/heddle/words.h"

struct symbols {
	struct words defined, undefined;
};

bool symbols_read(const char *object, struct symbols *symbols);
void symbols_free(struct symbols *symbols);
bool words_contain(const struct words *words, const char *word);

/*
 * The submission's objects together must define exactly what the reference
 * objects define, and may use only what the lab lists, what is always allowed
 * (printf, assert, abort, what gcc emits), and each other.
 */
bool symbols_allowed(const struct lab *lab, const struct symbols *submission, const struct symbols *reference,
		     FILE *why);
/* The same of what is used by the objects with scheduling points: another optimiser leaves other calls in. */
bool symbols_allowed_in_points(const struct lab *lab, const struct symbols *submission, FILE *why);
/* Is it allowed in every lab of this kind? */
bool symbol_is_free(const struct lab *lab, const char *name);
