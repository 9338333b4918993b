/* SPDX-License-Identifier: MIT */
/* What a program's file says of its addresses: symbols (.symtab) and source lines (.heddle.lines).  The same in the guest and on
 * the host; a file that is cut off or no ELF has neither. */
#pragma once

#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct elf_file {
    const char *image;          /* all of it, in memory */
    size_t size;
    uint64_t inode;
    const Elf64_Sym *symbol;
    size_t symbols;
    const char *names;
    size_t names_size;
    const void *lines;          /* as lib/base/lines.h; NULL: none */
};

/* Maps it until elf_close.  False: errno says why. */
bool elf_open(struct elf_file *f, const char *path);
void elf_close(struct elf_file *f);

const char *elf_name(const struct elf_file *f, const Elf64_Sym *s);
/* The symbol of this type (STT_FUNC, STT_OBJECT) with the address inside, or at its beginning if it has no size.  NULL: none. */
const Elf64_Sym *elf_symbol_at(const struct elf_file *f, uint64_t address, int type);
/* NULL: none. */
const Elf64_Sym *elf_symbol_called(const struct elf_file *f, const char *name);
/* False: nobody knows.  *file lives as long as the file is open. */
bool elf_line(const struct elf_file *f, uint64_t address, const char **file, unsigned *line);
