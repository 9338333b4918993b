/* SPDX-License-Identifier: MIT */
/*
 * See code_log.h.  QEMU's log has three kinds of entries:
 *
 *     0x00401155:  e8 b6 24 00 00           callq    0x403610          a piece of code as it is translated, to its last instruction
 *     Trace 0: 0x7f61e03cd800 [0/00401102/...]  RAX=... CR3=...         the piece of this number is about to run
 *     Stopped execution of TB chain before 0x7f61e03cd800 ...           but did not: it will be told again
 */
#include "user/lessons/check/code_log.h"

#include <stdlib.h>
#include <string.h>

#include "user/lessons/check/called.h"

#define MOST_PIECES 8192
#define NAME_COLUMN 38      /* of an instruction, behind its address and its bytes, eight at most; the rest come in the next line */

struct code_log {
    const struct elf_file *program;
    FILE *file;
    struct code_piece piece[MOST_PIECES], told;
    size_t pieces;
    bool foreign;                       /* what is told is another program's */
    struct code_step next;              /* begun, and perhaps not to be */
};

struct code_log *
code_log_open(const struct elf_file *program, FILE *log)
{
    struct code_log *l = calloc(1, sizeof *l);
    l->program = program;
    l->file = log;
    return l;
}

void
code_log_close(struct code_log *l)
{
    free(l);
}

const struct code_piece *
code_log_call_before(const struct code_log *l, uint64_t address)
{
    for (size_t i = 0; i < l->pieces; i++) {
        const struct code_piece *p = &l->piece[i];
        if (p->after == address && !p->jumps && (p->end == CALLS || p->end == CALLS_POINTER)) {
            return p;
        }
    }
    return NULL;
}

/* The program has these bytes there. */
static bool
is_its(const struct elf_file *f, uint64_t at, const unsigned *byte, size_t n)
{
    const Elf64_Ehdr *header = (const void *)f->image;
    const Elf64_Phdr *part = (const void *)(f->image + header->e_phoff);
    for (unsigned i = 0; i < header->e_phnum; i++) {
        if (part[i].p_type == PT_LOAD && at >= part[i].p_vaddr && at + n <= part[i].p_vaddr + part[i].p_filesz) {
            const unsigned char *code = (const void *)(f->image + part[i].p_offset + (at - part[i].p_vaddr));
            size_t same = 0;
            while (same < n && code[same] == byte[same]) {
                same++;
            }
            return same == n;
        }
    }
    return false;
}

static void
take_end(struct code_piece *p, const unsigned *byte, int n, uint64_t at)
{
    p->end = FALLS;
    if (called_by_pointer(byte, n)) {
        p->end = CALLS_POINTER;
    } else if (n == 5 && called_directly(byte, at, &p->target)) {
        p->end = CALLS;
        p->jumps = byte[0] == 0xe9;
    } else if (byte[0] == 0xc3 || (n > 1 && byte[0] == 0xf3 && byte[1] == 0xc3)) {
        p->end = RETURNS;
    }
}

/* One more instruction of the piece that is told, or the rest of its last. */
static void
read_instruction(struct code_log *l, char *line)
{
    struct code_piece *p = &l->told;
    unsigned byte[8];
    unsigned long long at;
    bool named = strlen(line) > NAME_COLUMN;
    const char *name = named ? line + NAME_COLUMN : "";
    if (named) {
        line[NAME_COLUMN - 1] = '\0';
    }
    int n = sscanf(line, "0x%llx: %2x %2x %2x %2x %2x %2x %2x %2x", &at, &byte[0], &byte[1], &byte[2], &byte[3], &byte[4], &byte[5],
                   &byte[6], &byte[7]) - 1;
    if (n < 1) {
        return;
    }
    l->foreign |= !is_its(l->program, at, byte, (size_t)n);
    p->begin = p->begin ? p->begin : at;
    p->after = at + (unsigned)n;
    if (named) {
        p->uses_thread_variable |= byte[0] == 0x64;
        take_end(p, byte, n, at);
        p->access = access_of(name);
    }
}

/* `Trace 0: NUMBER [...`: the piece of this number, which may have been told just before. */
static void
read_step(struct code_log *l, const char *line)
{
    unsigned long long number, at;
    size_t i = 0;
    l->next = (struct code_step){ 0 };
    if (sscanf(line, "Trace %*d: 0x%llx [%*x/%llx/", &number, &at) != 2) {
        return;
    }
    while (i < l->pieces && l->piece[i].number != number) {
        i++;
    }
    if (l->told.begin == at && i < MOST_PIECES) {
        l->told.number = l->foreign ? 0 : number;
        l->piece[i] = l->told;
        l->pieces += i == l->pieces;
        l->told = (struct code_piece){ 0 };
    }
    l->next.at = at;
    l->next.piece = i < l->pieces && l->piece[i].number == number ? &l->piece[i] : NULL;
}

static void
read_registers(struct code_step *s, const char *line)
{
    static const char *const first[] = { "RAX=", "RSI=", "R8 =", "R12=" };
    const char *at;
    for (size_t i = 0; i < 4; i++) {
        for (size_t k = 0; k < 4 && strncmp(line, first[i], 4) == 0 && strlen(line) > 21 * k + 4; k++) {
            s->registers[4 * i + k] = strtoull(line + 21 * k + 4, NULL, 16);
        }
    }
    if (strncmp(line, "FS =", 4) == 0) {
        s->pointer = strtoull(line + 9, NULL, 16);
    } else if (strncmp(line, "CR0=", 4) == 0 && (at = strstr(line, "CR3="))) {
        s->page_table = strtoull(at + 4, NULL, 16);
    }
}

bool
code_log_next(struct code_log *l, struct code_step *s)
{
    char line[512];
    while (fgets(line, sizeof line, l->file)) {
        if (strncmp(line, "IN:", 3) == 0) {
            l->told = (struct code_piece){ 0 };
            l->foreign = false;
        } else if (line[0] == '0') {
            read_instruction(l, line);
        } else if (strncmp(line, "Stopped", 7) == 0) {
            l->next.piece = NULL;
        } else if (strncmp(line, "Trace", 5) == 0) {
            *s = l->next;
            read_step(l, line);
            if (s->piece) {
                return true;
            }
        } else if (l->next.piece) {
            read_registers(&l->next, line);
        }
    }
    *s = l->next;
    l->next.piece = NULL;
    return s->piece != NULL;
}
