/* SPDX-License-Identifier: MIT */
/*
 * See called.h.  The linker puts main first behind all that is cold, then the rest of a program's own objects, then crt0, then what
 * it takes from the libraries: its own code is from main to _start.  QEMU's in_asm shows each piece of code once, when it is translated because it is about to run:
 *
 *     0x004011f3:  e8 98 03 00 00           callq    0x401590
 *
 * A call is e8 or, as a function's last deed, e9, with the distance; it ends its piece, so it is made if the piece is shown.  One
 * through a pointer, or a jump through a table, is ff, behind prefixes perhaps.
 */
#include "user/lessons/check/called.h"

#include <string.h>

#include "lib/elf/elf_file.h"
#include "user/lessons/check/closely.h"

struct program {
    struct elf_file file;
    uint64_t begin, end;        /* of its own code */
};

static bool
open_program(struct program *p, const char *path)
{
    *p = (struct program){ .begin = UINT64_MAX };
    if (!elf_open(&p->file, path)) {
        return false;
    }
    const Elf64_Sym *first = elf_symbol_called(&p->file, "main"), *behind = elf_symbol_called(&p->file, "_start");
    p->begin = first ? first->st_value : UINT64_MAX;
    p->end = behind ? behind->st_value : 0;
    return p->begin < p->end;
}

char *
called_watch(const char *program, const char *log, enum watch watch)
{
    struct program p;
    char *words = NULL;
    if (open_program(&p, program)
        && asprintf(&words, "-d in_asm%s -D %s -dfilter %#llx..%#llx", watch == LOOSELY ? "" : ",exec,cpu,nochain",
                    log, (unsigned long long)p.begin, (unsigned long long)p.end - 1) < 0) {
        words = NULL;
    }
    elf_close(&p.file);
    return words;
}

/* Of ff's eight meanings two are calls and two are jumps, to where a register or memory says. */
bool
called_by_pointer(const unsigned *byte, int n)
{
    int i = 0;
    while (i < n && (byte[i] == 0x3e || byte[i] == 0xf2 || (byte[i] & 0xf0) == 0x40)) {
        i++;
    }
    unsigned meaning = i + 1 < n ? byte[i + 1] >> 3 & 7 : 0;
    return i + 1 < n && byte[i] == 0xff && meaning >= 2 && meaning <= 5;
}

/* rdtsc and rdtscp, rdrand and rdseed. */
static bool
asks_processor(const unsigned *byte, int n)
{
    int i = byte[0] == 0x66 || (byte[0] & 0xf0) == 0x40;
    if (n < i + 2 || byte[i] != 0x0f) {
        return false;
    }
    bool longer = n > i + 2;
    return byte[i + 1] == 0x31 || (longer && byte[i + 1] == 0x01 && byte[i + 2] == 0xf9)
           || (longer && byte[i + 1] == 0xc7 && byte[i + 2] >= 0xf0);
}

/* The names of what lies there, unless that is the program's own. */
static void
print_target(const struct program *p, uint64_t target, FILE *out)
{
    bool own = target >= p->begin && target < p->end;
    for (size_t i = 0; !own && i < p->file.symbols; i++) {
        const Elf64_Sym *s = &p->file.symbol[i];
        if (s->st_value == target && ELF64_ST_BIND(s->st_info) != STB_LOCAL && s->st_shndx != SHN_UNDEF) {
            fprintf(out, "%s\n", elf_name(&p->file, s));
        }
    }
}

bool
called_directly(const unsigned *byte, uint64_t at, uint64_t *target)
{
    uint32_t distance = byte[1] | byte[2] << 8 | byte[3] << 16 | byte[4] << 24;
    *target = at + 5 + (uint64_t)(int64_t)(int32_t)distance;
    return byte[0] == 0xe8 || byte[0] == 0xe9;
}

void
called_list(const char *program, const char *log, FILE *out)
{
    struct program p;
    FILE *pieces = open_program(&p, program) ? fopen(log, "r") : NULL;
    char line[512];
    while (pieces && fgets(line, sizeof line, pieces)) {
        unsigned long long at;
        uint64_t target;
        unsigned byte[5];
        int n = sscanf(line, "0x%llx: %2x %2x %2x %2x %2x", &at, &byte[0], &byte[1], &byte[2], &byte[3], &byte[4]);
        if (n > 1 && byte[0] == 0x64) {
            fputs(THREAD_VARIABLE "\n", out);
        } else if (n > 2 && asks_processor(byte, n - 1)) {
            fputs(BY_PROCESSOR "\n", out);
        } else if (called_by_pointer(byte, n - 1)) {
            fputs(BY_POINTER "\n", out);
        } else if (n == 6 && called_directly(byte, at, &target)) {
            print_target(&p, target, out);
        }
    }
    if (pieces) {
        fclose(pieces);
    }
    elf_close(&p.file);
}

void
called_list_closely(const char *program, const char *log, bool stepwise, FILE *out)
{
    struct program p;
    FILE *pieces = open_program(&p, program) ? fopen(log, "r") : NULL;
    called_list(program, log, out);
    if (pieces) {
        closely_list(&p.file, p.begin, p.end, pieces, stepwise, out);
        fclose(pieces);
    }
    elf_close(&p.file);
}
