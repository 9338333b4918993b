/* SPDX-License-Identifier: MIT */
#include "user/bin/lesson/symbols.h"

#include <heddle.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/elf/elf_file.h"

#define FUNCTIONS "/lessons/functions"

static struct elf_file program;

/* By the table of sources: the last function that begins in the file not below the line. */
const char *
symbols_inlined(const struct place *p)
{
    static char *table, name[64];
    char begins[128];
    size_t size = 0;
    FILE *f = table ? NULL : fopen(FUNCTIONS, "r");
    const char *at;
    unsigned first;

    if (f) {
        if (getdelim(&table, &size, '\0', f) < 0)
            table = NULL;
        fclose(f);
    }
    name[0] = '\0';
    snprintf(begins, sizeof begins, "\n%s\n", p->file);
    at = table ? strstr(table, begins) : NULL;
    for (at = at ? at + strlen(begins) : ""; *at == '\t' && (first = (unsigned)atoi(at + 1)) <= p->line; at += *at == '\n') {
        const char *from = strchr(at, ' ') + 1;
        at += strcspn(at, "\n");
        snprintf(name, sizeof name, "%.*s", (int)(at - from), from);
    }
    return strcmp(name, p->function) == 0 ? "" : name;
}

uint64_t
symbols_load(const char *path)
{
    return elf_open(&program, path) ? program.inode : 0;
}

bool
symbols_find(uint64_t address, struct place *p)
{
    const Elf64_Sym *s = elf_symbol_at(&program, address - 1, STT_FUNC);
    const char *file;

    *p = (struct place){ 0 };
    if (s)
        snprintf(p->function, sizeof p->function, "%s", elf_name(&program, s));
    if (elf_line(&program, address - 1, &file, &p->line))
        snprintf(p->file, sizeof p->file, "%s", file);
    p->function[strcspn(p->function, ".")] = '\0';     /* a piece that the compiler cut off: run.part.0 */
    return p->function[0];
}

/* "function+0x12 (file.c:34)" */
bool
symbols_find_kernel(uint64_t address, struct place *p)
{
    char text[HEDDLE_SYMBOL_SIZE];

    *p = (struct place){ 0 };
    return heddle_symbol(address - 1, text) == 0 && sscanf(text, "%63[^+.]%*[^(](%95[^:]:%u", p->function, p->file, &p->line) > 0;
}
