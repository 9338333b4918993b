/* SPDX-License-Identifier: MIT */
/* See elf_file.h.  Every offset of the file is looked at before it is followed. */
#include "lib/elf/elf_file.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/lines.h"

/* The section's bytes, or NULL. */
static const void *
contents(const struct elf_file *f, const Elf64_Shdr *s)
{
    return s->sh_offset <= f->size && s->sh_size <= f->size - s->sh_offset ? f->image + s->sh_offset : NULL;
}

/* NULL: it has none.  *n: how many. */
static const Elf64_Shdr *
sections_of(const struct elf_file *f, size_t *n)
{
    const Elf64_Ehdr *header = (const void *)f->image;
    if (f->size < sizeof *header || memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 || header->e_shoff > f->size
        || header->e_shnum * sizeof(Elf64_Shdr) > f->size - header->e_shoff || header->e_shstrndx >= header->e_shnum) {
        return NULL;
    }
    *n = header->e_shnum;
    return (const void *)(f->image + header->e_shoff);
}

static void
find_tables(struct elf_file *f)
{
    size_t n;
    const Elf64_Shdr *sections = sections_of(f, &n);
    const Elf64_Shdr *words = sections ? &sections[((const Elf64_Ehdr *)(const void *)f->image)->e_shstrndx] : NULL;
    const char *section_names = words ? contents(f, words) : NULL;
    for (size_t i = 0; section_names && i < n; i++) {
        const Elf64_Shdr *s = &sections[i];
        if (s->sh_type == SHT_SYMTAB && s->sh_link < n && contents(f, s) && contents(f, &sections[s->sh_link])) {
            f->symbol = contents(f, s);
            f->symbols = s->sh_size / sizeof *f->symbol;
            f->names = contents(f, &sections[s->sh_link]);
            f->names_size = sections[s->sh_link].sh_size;
        } else if (s->sh_name < words->sh_size && strcmp(section_names + s->sh_name, ".heddle.lines") == 0) {
            f->lines = contents(f, s);
        }
    }
}

bool
elf_open(struct elf_file *f, const char *path)
{
    struct stat status = { 0 };
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    void *image = MAP_FAILED;
    *f = (struct elf_file){ 0 };
    if (fd >= 0 && fstat(fd, &status) == 0) {
        image = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    }
    if (fd >= 0) {
        close(fd);
    }
    if (image == MAP_FAILED) {
        return false;
    }
    f->image = image;
    f->size = (size_t)status.st_size;
    f->inode = status.st_ino;
    find_tables(f);
    return true;
}

void
elf_close(struct elf_file *f)
{
    if (f->image) {
        munmap((void *)(uintptr_t)f->image, f->size);
    }
    *f = (struct elf_file){ 0 };
}

const char *
elf_name(const struct elf_file *f, const Elf64_Sym *s)
{
    return s->st_name < f->names_size ? f->names + s->st_name : "";
}

const Elf64_Sym *
elf_symbol_at(const struct elf_file *f, uint64_t address, int type)
{
    for (size_t i = 0; i < f->symbols; i++) {
        const Elf64_Sym *s = &f->symbol[i];
        if (ELF64_ST_TYPE(s->st_info) == type && (address - s->st_value < s->st_size || address == s->st_value)) {
            return s;
        }
    }
    return NULL;
}

const Elf64_Sym *
elf_symbol_called(const struct elf_file *f, const char *name)
{
    for (size_t i = 0; i < f->symbols; i++) {
        if (strcmp(elf_name(f, &f->symbol[i]), name) == 0) {
            return &f->symbol[i];
        }
    }
    return NULL;
}

bool
elf_line(const struct elf_file *f, uint64_t address, const char **file, unsigned *line)
{
    return f->lines && lines_find(f->lines, address, file, line);
}
