/* SPDX-License-Identifier: MIT */
/*
 * See called.h.  The linker puts main first behind all that is cold, then the rest of a program's own objects, then crt0, then what
 * it takes from the libraries: its own code is from main to _start.  QEMU's in_asm shows each piece of code once, when it is translated because it is about to run:
 *
 *     0x004011f3:  e8 98 03 00 00           callq    0x401590
 *
 * A call is e8 or, as a function's last deed, e9, with the distance; it ends its piece, so it is made if the piece is shown.
 */
#include "user/lessons/check/called.h"

#include <elf.h>
#include <fnmatch.h>
#include <string.h>

#include "user/lessons/check/check.h"

struct program {
    char *image;
    const Elf64_Sym *symbol;
    size_t symbols;
    const char *names;
    uint64_t begin, end;        /* of its own code */
};

static char *
read_image(const char *path)
{
    FILE *f = fopen(path, "r");
    char *image = NULL;
    long size = -1;
    if (f && fseek(f, 0, SEEK_END) == 0 && (size = ftell(f)) >= (long)sizeof(Elf64_Ehdr)) {
        rewind(f);
        image = malloc((size_t)size);
        if (fread(image, 1, (size_t)size, f) != (size_t)size || memcmp(image, ELFMAG, SELFMAG) != 0) {
            free(image);
            image = NULL;
        }
    }
    if (f) {
        fclose(f);
    }
    return image;
}

static bool
open_program(struct program *p, const char *path)
{
    *p = (struct program){ .image = read_image(path), .begin = UINT64_MAX };
    if (!p->image) {
        return false;
    }
    const Elf64_Ehdr *header = (const void *)p->image;
    const Elf64_Shdr *section = (const void *)(p->image + header->e_shoff);
    for (size_t i = 0; i < header->e_shnum; i++) {
        if (section[i].sh_type == SHT_SYMTAB) {
            p->symbol = (const void *)(p->image + section[i].sh_offset);
            p->symbols = section[i].sh_size / sizeof *p->symbol;
            p->names = p->image + section[section[i].sh_link].sh_offset;
        }
    }
    for (size_t i = 0; i < p->symbols; i++) {
        const char *name = p->names + p->symbol[i].st_name;
        if (strcmp(name, "main") == 0) {
            p->begin = p->symbol[i].st_value;
        } else if (strcmp(name, "_start") == 0) {
            p->end = p->symbol[i].st_value;
        }
    }
    return p->begin < p->end;
}

char *
called_watch(const char *program, const char *log)
{
    struct program p;
    char *words = NULL;
    if (open_program(&p, program)
        && asprintf(&words, "-d in_asm -D %s -dfilter %#llx..%#llx", log, (unsigned long long)p.begin, (unsigned long long)p.end - 1) < 0) {
        words = NULL;
    }
    free(p.image);
    return words;
}

/* The names of what lies there, unless it is the program's own. */
static void
print_target(const struct program *p, uint64_t target, FILE *out)
{
    for (size_t i = 0; i < p->symbols; i++) {
        const Elf64_Sym *s = &p->symbol[i];
        if (s->st_value == target && ELF64_ST_BIND(s->st_info) != STB_LOCAL && s->st_shndx != SHN_UNDEF) {
            fprintf(out, "%s\n", p->names + s->st_name);
        }
    }
}

void
called_list(const char *program, const char *log, FILE *out)
{
    struct program p;
    FILE *pieces = open_program(&p, program) ? fopen(log, "r") : NULL;
    char line[512];
    while (pieces && fgets(line, sizeof line, pieces)) {
        unsigned long long at;
        unsigned byte[5];
        int n = sscanf(line, "0x%llx: %2x %2x %2x %2x %2x", &at, &byte[0], &byte[1], &byte[2], &byte[3], &byte[4]);
        if (n > 1 && byte[0] == 0x64) {
            fputs(THREAD_VARIABLE "\n", out);
        } else if (n == 6 && (byte[0] == 0xe8 || byte[0] == 0xe9)) {
            uint32_t distance = byte[1] | byte[2] << 8 | byte[3] << 16 | byte[4] << 24;
            print_target(&p, at + 5 + (uint64_t)(int64_t)(int32_t)distance, out);
        }
    }
    if (pieces) {
        fclose(pieces);
    }
    free(p.image);
}

/* One of the names is like this pattern. */
static bool
called_like(const char *names, const char *pattern, size_t length)
{
    char wanted[64], name[64];
    snprintf(wanted, sizeof wanted, "%.*s", (int)length, pattern);
    for (size_t n; *names; names += n + (names[n] == '\n')) {
        n = strcspn(names, "\n");
        snprintf(name, sizeof name, "%.*s", (int)n, names);
        if (fnmatch(wanted, name, 0) == 0) {
            return true;
        }
    }
    return false;
}

bool
called(const struct evidence *e, const char *any)
{
    for (size_t n; *any; any += n + strspn(any + n, " ")) {
        n = strcspn(any, " ");
        if (!e->called || called_like(e->called, any, n)) {
            return true;
        }
    }
    return false;
}

void
want_called(const struct evidence *e, const char *mechanism, const char *any)
{
    want(called(e, any), "it says what would come of %s and has none: its own code calls none of %s", mechanism, any);
}
