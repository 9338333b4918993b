/* SPDX-License-Identifier: MIT */
#include "user/bin/lesson/symbols.h"

#include <abi/elf.h>
#include <fcntl.h>
#include <heddle.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/lines.h"

static const char *image;       /* of the program file */
static const Elf64_Sym *symbol;
static size_t symbols;
static const char *strings;
static const void *lines;

static void
find_sections(void)
{
    const Elf64_Ehdr *h = (const void *)image;
    const Elf64_Shdr *s = (const void *)(image + h->e_shoff);
    const char *names = image + s[h->e_shstrndx].sh_offset;

    for (unsigned i = 0; i < h->e_shnum; i++) {
        if (s[i].sh_type == SHT_SYMTAB) {
            symbol = (const void *)(image + s[i].sh_offset);
            symbols = s[i].sh_size / sizeof *symbol;
            strings = image + s[s[i].sh_link].sh_offset;
        }
        if (strcmp(names + s[i].sh_name, ".heddle.lines") == 0)
            lines = image + s[i].sh_offset;
    }
}

uint64_t
symbols_load(const char *path)
{
    struct stat s = { 0 };
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0 || fstat(fd, &s) < 0)
        return 0;
    image = mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (image == MAP_FAILED)
        return 0;
    find_sections();
    return s.st_ino;
}

bool
symbols_find(uint64_t address, struct place *p)
{
    const char *file;

    *p = (struct place){ 0 };
    for (size_t i = 0; i < symbols; i++) {
        const Elf64_Sym *s = &symbol[i];
        if (ELF64_ST_TYPE(s->st_info) == STT_FUNC && address - 1 - s->st_value < s->st_size)
            snprintf(p->function, sizeof p->function, "%s", strings + s->st_name);
    }
    if (lines && lines_find(lines, address - 1, &file, &p->line))
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
    return heddle_symbol(address - 1, text) == 0 && sscanf(text, "%63[^+]+%*[^(](%95[^:]:%u", p->function, p->file, &p->line) > 0;
}
