/* SPDX-License-Identifier: MIT */
/* See places.h. */
#include "user/bin/explore/places.h"

#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/lines.h"

static const char *file;
static size_t file_size;
static const Elf64_Sym *symbols;
static size_t symbol_count;
static const char *names, *lines;

/* Its bytes in the file, or NULL. */
static const void *
contents(const Elf64_Shdr *section)
{
    return section->sh_offset <= file_size && section->sh_size <= file_size - section->sh_offset ? file + section->sh_offset : NULL;
}

static void
find_tables(void)
{
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)file;
    const Elf64_Shdr *sections = (const Elf64_Shdr *)(file + header->e_shoff);
    const char *section_names;

    if (file_size < sizeof(*header) || memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 || header->e_shoff > file_size ||
        header->e_shnum * sizeof(*sections) > file_size - header->e_shoff || header->e_shstrndx >= header->e_shnum)
        return;
    section_names = contents(&sections[header->e_shstrndx]);
    for (int i = 0; section_names && i < header->e_shnum; i++) {
        const Elf64_Shdr *s = &sections[i];

        if (s->sh_type == SHT_SYMTAB && s->sh_link < header->e_shnum) {
            symbols = contents(s);
            symbol_count = symbols ? s->sh_size / sizeof(*symbols) : 0;
            names = contents(&sections[s->sh_link]);
        } else if (strcmp(section_names + s->sh_name, ".heddle.lines") == 0) {
            lines = contents(s);
        }
    }
}

void
places_open(const char *program)
{
    char path[256];
    struct stat status;
    int fd;

    snprintf(path, sizeof(path), "%s%s", strchr(program, '/') ? "" : "/bin/", program);
    fd = open(path, O_RDONLY);
    if (fd < 0)
        return;
    if (fstat(fd, &status) == 0 && status.st_size > 0) {
        file_size = (size_t)status.st_size;
        file = mmap(NULL, file_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (file != MAP_FAILED)
            find_tables();
    }
    close(fd);
}

/* Of that type, with the address inside. */
static const Elf64_Sym *
symbol_at(uint64_t address, int type)
{
    for (size_t i = 0; i < symbol_count; i++) {
        const Elf64_Sym *s = &symbols[i];

        if (ELF64_ST_TYPE(s->st_info) == type && s->st_value <= address &&
            (address < s->st_value + s->st_size || address == s->st_value))
            return s;
    }
    return NULL;
}

const char *
function_name(uint64_t address)
{
    const Elf64_Sym *s = symbol_at(address, STT_FUNC);

    return s ? names + s->st_name : NULL;
}

const char *
place_name(char *to, size_t size, uint64_t pc, bool short_form)
{
    const char *function = function_name(pc - 1), *path, *slash;
    unsigned int line;

    if (!lines || !lines_find(lines, pc - 1, &path, &line))
        snprintf(to, size, "%s", function ? function : "?");
    else if (short_form)
        snprintf(to, size, "%s:%u", (slash = strrchr(path, '/')) ? slash + 1 : path, line);
    else
        snprintf(to, size, "%s:%u, in %s", path, line, function ? function : "?");
    return to;
}

const char *
variable_name(char *to, size_t size, uint64_t address)
{
    const Elf64_Sym *s = symbol_at(address, STT_OBJECT);

    if (!s)
        snprintf(to, size, "%#lx", (unsigned long)address);
    else if (s->st_value == address)
        snprintf(to, size, "%s", names + s->st_name);
    else
        snprintf(to, size, "%s+%lu", names + s->st_name, (unsigned long)(address - s->st_value));
    return to;
}
