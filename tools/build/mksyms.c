/* SPDX-License-Identifier: MIT */
/* mksyms LINES: kernel symbols from `nm -n` on stdin and the line table in
 * file LINES, as assembly for the second link (read by kernel/base/symbols.c). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SYMBOLS 65536

static struct {
	unsigned long long address;
	char *name;
} symbols[MAX_SYMBOLS];

int
main(int argc, char **argv)
{
	char text[1024], type, name[512];
	unsigned long long address;
	size_t n = 0, offset = 0;

	if (argc != 2) {
		fprintf(stderr, "usage: nm -n KERNEL | mksyms LINES >OUT.S\n");
		return 2;
	}
	while (fgets(text, sizeof text, stdin) != NULL) {
		if (sscanf(text, "%llx %c %511s", &address, &type, name) != 3 ||
		    strchr("tTdDbBrR", type) == NULL)
			continue;
		if (n == MAX_SYMBOLS) {
			fprintf(stderr, "mksyms: more than %d symbols\n", MAX_SYMBOLS);
			return 1;
		}
		symbols[n].address = address;
		symbols[n++].name = strdup(name);
	}
	printf("\t.section .symbols, \"a\", @progbits\n\t.balign 8\n"
	       "\t.globl kernel_symbols, kernel_lines\nkernel_symbols:\n\t.long %zu, 0\n", n);
	for (size_t i = 0; i < n; i++) {
		printf("\t.quad %#llx\n\t.long %zu, 0\n", symbols[i].address, offset);
		offset += strlen(symbols[i].name) + 1;
	}
	for (size_t i = 0; i < n; i++)
		printf("\t.asciz \"%s\"\n", symbols[i].name);
	printf("\t.balign 8\nkernel_lines:\n\t.incbin \"%s\"\n"
	       "\t.section .note.GNU-stack, \"\", @progbits\n", argv[1]);
	return ferror(stdin) || fflush(stdout) != 0;
}
