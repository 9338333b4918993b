/* SPDX-License-Identifier: MIT */
#include "user/lessons/check/access.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_OPERANDS 4

struct spelling {
    char name[24], operand[MOST_OPERANDS][64];
    int operands, memory;           /* memory: which of them; -1: none */
};

static bool
is_like(const char *name, const char *const *patterns)
{
    while (*patterns && fnmatch(*patterns, name, 0) != 0) {
        patterns++;
    }
    return *patterns != NULL;
}

static bool
is_memory(const char *name, const char *operand)
{
    bool jumps = *name == 'j' || strncmp(name, "call", 4) == 0;
    return strchr(operand, '(') || (!jumps && (isdigit((unsigned char)*operand) || strncmp(operand, "%fs:", 4) == 0));
}

/* `lock addq $1, 0x10(%rax, %rcx, 8)` is addq, $1 and 0x10(%rax, %rcx, 8). */
static struct spelling
spelling_of(const char *text)
{
    static const char *const prefixes[] = { "lock", "rep*", "notrack", NULL };
    struct spelling s = { .memory = -1 };
    int length = 0;
    while (sscanf(text, "%23s%n", s.name, &length) == 1 && is_like(s.name, prefixes)) {
        text += length;
    }
    for (text += length + strspn(text + length, " "); *text && *text != '\n' && s.operands < MOST_OPERANDS; s.operands++) {
        size_t n = 0, depth = 0;
        while (text[n] && text[n] != '\n' && (text[n] != ',' || depth)) {
            depth += text[n] == '(';
            depth -= text[n++] == ')';
        }
        snprintf(s.operand[s.operands], sizeof s.operand[0], "%.*s", (int)n, text);
        if (is_memory(s.name, s.operand[s.operands])) {
            s.memory = s.operands;
        }
        text += n + strspn(text + n, ", ");
    }
    return s;
}

static int
register_called(const char *name)
{
    static const char *const names[REGISTERS] = {
        "rax eax ax al", "rbx ebx bx bl", "rcx ecx cx cl", "rdx edx dx dl", "rsi esi si sil", "rdi edi di dil", "rbp ebp bp bpl",
        "rsp esp sp spl", "r8 r8d r8w r8b", "r9 r9d r9w r9b", "r10 r10d r10w r10b", "r11 r11d r11w r11b", "r12 r12d r12w r12b",
        "r13 r13d r13w r13b", "r14 r14d r14w r14b", "r15 r15d r15w r15b" };
    size_t n = strcspn(name, ",) ");
    for (int i = 0; i < REGISTERS; i++) {
        for (const char *at = names[i]; *at; at += strcspn(at, " "), at += *at == ' ') {
            if (strcspn(at, " ") == n && strncmp(at, name, n) == 0) {
                return i;
            }
        }
    }
    return NO_REGISTER;
}

/* `0x10(%rax, %rcx, 8)`, `%fs:0x28`, `0x404040`: sets where. */
static void
set_place(struct access *a, const char *operand)
{
    const char *colon = strchr(operand, ':'), *open, *comma;
    a->of_thread = strncmp(operand, "%fs:", 4) == 0;
    operand = colon ? colon + 1 : operand + (*operand == '*');
    a->displacement = *operand == '-' ? -(int64_t)strtoull(operand + 1, NULL, 0) : (int64_t)strtoull(operand, NULL, 0);
    a->scale = 1;
    if (!(open = strchr(operand, '('))) {
        return;
    }
    a->relative = strncmp(open, "(%rip", 5) == 0;
    a->base = open[1] == '%' ? register_called(open + 2) : NO_REGISTER;
    if ((comma = strchr(open, ','))) {
        const char *index = strchr(comma, '%');
        a->index = index ? register_called(index + 1) : NO_REGISTER;
        comma = strchr(comma + 1, ',');
        a->scale = comma ? strtoll(comma + 1, NULL, 0) : 1;
    }
}

static unsigned
size_called(char suffix)
{
    return suffix == 'b' ? 1 : suffix == 'w' ? 2 : suffix == 'l' ? 4 : 8;
}

static unsigned
size_of(const struct spelling *s)
{
    bool widens = fnmatch("mov[sz][bwl][wlq]", s->name, 0) == 0;
    for (int i = 0; i < s->operands; i++) {
        if (strncmp(s->operand[i], "%xmm", 4) == 0) {
            return fnmatch("mov[lhsq]*", s->name, 0) == 0 ? 8 : 16;
        }
    }
    return size_called(widens ? s->name[4] : s->name[strlen(s->name) - 1]);
}

struct access
access_of(const char *instruction)
{
    static const char *const nothing[] = { "lea*", "nop*", "prefetch*", NULL };
    static const char *const only_look[] = { "cmp[bwlq]", "test*", "bt[wlq]", "ucomis*", "comis*", "push*", "call*", "jmp*", "mul*", "div*", "imul*",
                                             "idiv*", NULL };
    static const char *const only_write[] = { "mov*", "set*", "pop*", "stos*", NULL };
    struct spelling s = spelling_of(instruction);
    struct access a = { .base = NO_REGISTER, .index = NO_REGISTER, .to = NO_REGISTER, .from = NO_REGISTER };
    if (s.memory < 0 || is_like(s.name, nothing)) {
        return a;
    }
    bool last = s.memory == s.operands - 1, moves = strncmp(s.name, "mov", 3) == 0;
    a.loads = !last || !is_like(s.name, only_write);
    a.stores = last && !is_like(s.name, only_look);
    a.size = size_of(&s);
    set_place(&a, s.operand[s.memory]);
    if (moves && s.operands == 2) {
        const char *other = s.operand[!s.memory];
        int r = *other == '%' ? register_called(other + 1) : NO_REGISTER;
        a.to = a.loads ? r : NO_REGISTER;
        a.from = a.stores ? r : NO_REGISTER;
        a.constant = a.stores && *other == '$';
        a.value = a.constant ? (int64_t)strtoll(other + 1, NULL, 0) : 0;
    }
    return a;
}

uint64_t
access_place(const struct access *a, const uint64_t *registers, uint64_t after, uint64_t of_thread)
{
    return (uint64_t)a->displacement + (a->relative ? after : 0) + (a->of_thread ? of_thread : 0)
           + (a->base >= 0 ? registers[a->base] : 0) + (a->index >= 0 ? registers[a->index] * (uint64_t)a->scale : 0);
}

uint64_t
access_value(const struct access *a, uint64_t in_register)
{
    return a->size >= 8 ? in_register : in_register & ((1ULL << 8 * a->size) - 1);
}
