/* SPDX-License-Identifier: MIT */
/* See symbols.h. */
#include "grader/symbols.h"

#include <string.h>

#include "grader/defence.h"
#include "lib/elf/elf_file.h"

/* Printing and giving up are free everywhere; the rest is what gcc calls on its own (strlen for a loop that counts to a 0), or does
   itself where it optimises. */
static const char *const always_user[] = {
	"printf", "fprintf", "puts", "putchar", "fputs", "fputc", "putc", "fwrite", "fflush", "sprintf", "snprintf", "vprintf",
	"vfprintf", "vsnprintf", "stdout", "stderr", "abort", "__assert_fail", "errno", "_GLOBAL_OFFSET_TABLE_", "memcpy", "memmove", "memset", "memcmp", "memchr",
	"strlen", "strnlen", "strcmp", "strncmp", "strchr", "strrchr", "strcpy", "strncpy", "stpcpy", "strcat", "strncat",
	"abs", "labs", "llabs",
};

static const char *const always_kernel[] = {
	"printk", "panic", "spin_held", "memcpy", "memmove", "memset", "memcmp",
};

/* build/lib/explore.names */
#define RENAMED "__explore_"

bool
words_contain(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++)
		if (strcmp(words->list[i], word) == 0)
			return true;
	return false;
}

static bool
list_has(const char *const *list, size_t count, const char *word)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], word) == 0)
			return true;
	return false;
}

bool
symbols_read(const char *object, struct symbols *s)
{
	struct elf_file file;

	if (!elf_open(&file, object))
		return false;
	for (const Elf64_Sym *symbol = file.symbol; symbol < file.symbol + file.symbols; symbol++)
		if (ELF64_ST_BIND(symbol->st_info) != STB_LOCAL)
			words_add(symbol->st_shndx == SHN_UNDEF ? &s->undefined : &s->defined, "%s", elf_name(&file, symbol));
	elf_close(&file);
	return true;
}

void
symbols_free(struct symbols *s)
{
	words_free(&s->defined);
	words_free(&s->undefined);
}

bool
symbol_is_free(const struct lab *lab, const char *name)
{
	if (lab_has_kind(lab, LAB_KERNEL) && list_has(always_kernel, sizeof always_kernel / sizeof *always_kernel, name))
		return true;
	return (lab->kind != LAB_KERNEL || lab_has_kind(lab, LAB_LIBRARY)) &&
	       list_has(always_user, sizeof always_user / sizeof *always_user, name);
}

static bool
is_usable(const struct lab *lab, const struct symbols *submission, const char *name)
{
	return symbol_is_free(lab, name) || words_contain(&submission->defined, name) ||
	       lab_allows(lab, name);
}

static bool
is_of_points(const char *name)
{
	return strncmp(name, "__tsan_", 7) == 0 || strncmp(name, "__sanitizer_cov_", 16) == 0;
}

static bool
is_refused(const char *name, FILE *why)
{
	if (!defended("used"))
		return false;
	fprintf(why, "%s is used, which this lab does not allow\n", name);
	return true;
}

static void
say_alternatives(const struct lab *lab, FILE *why)
{
	int column = fprintf(why, "  this lab may call:");

	for (uint32_t i = 0; i < lab->symbols_count; i++) {
		if (column + strlen(lab->symbols[i]) > 76)
			column = fprintf(why, "\n   ") - 1;
		column += fprintf(why, " %s", lab->symbols[i]);
	}
	fprintf(why, "\n  and%s%s\n", lab->kind == LAB_KERNEL ? " printk, assert, panic" : " printf, assert, abort",
		lab->kind == LAB_KERNEL && lab_has_kind(lab, LAB_LIBRARY) ? "; printf, assert, abort" : "");
}

bool
symbols_allowed(const struct lab *lab, const struct symbols *submission, const struct symbols *reference, FILE *why)
{
	bool good = true, alien = false;

	for (size_t i = 0; i < reference->defined.count; i++) {
		if (!words_contain(&submission->defined, reference->defined.list[i])) {
			fprintf(why, "%s is missing: the lab's files must define it\n", reference->defined.list[i]);
			good = false;
		}
	}
	for (size_t i = 0; i < submission->defined.count; i++) {
		if (!words_contain(&reference->defined, submission->defined.list[i]) && defended("visible")) {
			fprintf(why, "%s is visible outside its file: make it static\n", submission->defined.list[i]);
			good = false;
		}
	}
	for (size_t i = 0; i < submission->undefined.count; i++) {
		const char *name = submission->undefined.list[i];
		alien |= !is_usable(lab, submission, name) && is_refused(name, why);
	}
	if (alien)
		say_alternatives(lab, why);
	return good && !alien;
}

bool
symbols_allowed_in_points(const struct lab *lab, const struct symbols *submission, FILE *why)
{
	bool alien = false;

	for (size_t i = 0; i < submission->undefined.count; i++) {
		const char *name = submission->undefined.list[i];

		if (strncmp(name, RENAMED, strlen(RENAMED)) == 0)
			name += strlen(RENAMED);
		alien |= !is_usable(lab, submission, name) && !is_of_points(name) && is_refused(name, why);
	}
	if (alien)
		say_alternatives(lab, why);
	return !alien;
}
