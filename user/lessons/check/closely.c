/* SPDX-License-Identifier: MIT */
/*
 * See closely.h.  QEMU's log has three kinds of entries:
 *
 *     0x00401155:  e8 b6 24 00 00           callq    0x403610          a piece of code as it is translated, to its last instruction
 *     Trace 0: 0x7f61e03cd800 [0/00401102/...]  RAX=... CR3=...         the piece of this number is about to run
 *     Stopped execution of TB chain before 0x7f61e03cd800 ...           but did not: it will be told again
 *
 * An address behind a call is where it comes back to, if what ran before in this thread was not a jump to there.  A thread is a pair
 * of page table and thread pointer, which one that came later may have again.  A function's frame is left when the stack pointer is above where it was at its entry.
 */
#include "user/lessons/check/closely.h"

#include <stdlib.h>
#include <string.h>

#include "user/lessons/check/called.h"

#define MOST_PIECES 8192
#define MOST_THREADS 4096
#define MOST_FUNCTIONS 512
#define DEEPEST 64
#define NAME_COLUMN 38      /* of an instruction, behind its address and its bytes, eight at most */

enum end { FALLS, CALLS, CALLS_POINTER, RETURNS };

struct piece {
    unsigned long long number, begin, after;    /* after: behind its last instruction */
    uint64_t target;                            /* of a call */
    enum end end;
    bool uses_thread_variable, jumps;           /* jumps: it calls as its function's last deed, and comes back to that one's caller */
};

struct function {
    const char *name;
    size_t times, spoke;
};

struct frame {
    struct function *function;
    uint64_t stack;
    bool spoke;
};

struct thread {
    uint64_t page_table, pointer;
    size_t number;                      /* as it is told: another one that has its place later has another */
    enum end last;
    bool jumped;                        /* to a function of its own */
    const char *jumped_to;              /* of the libraries; or NULL */
    size_t depth;
    struct frame frame[DEEPEST];
};

/* One piece that runs: where, and the registers that matter. */
struct step {
    const struct piece *piece;
    unsigned long long at, answer, given, stack, pointer, page_table;
};

struct walk {
    const struct elf_file *program;
    uint64_t begin, end;
    FILE *out;
    struct piece piece[MOST_PIECES];
    size_t pieces;
    struct thread *thread;
    size_t threads, lives;
    struct function function[MOST_FUNCTIONS];
    size_t functions;
};

static const char *
name_at(const struct walk *w, uint64_t address)
{
    const Elf64_Sym *s = elf_symbol_at(w->program, address, STT_FUNC);
    return s && s->st_value == address ? elf_name(w->program, s) : NULL;
}

static bool
is_own(const struct walk *w, uint64_t address)
{
    return address >= w->begin && address < w->end;
}

static bool
prints(const char *name)
{
    static const char *const all[] = { "printf", "puts", "putchar", "fputs", "fputc", "putc", "fprintf", "vprintf", "fwrite", "write", "dprintf" };
    size_t i = 0;
    while (i < sizeof all / sizeof *all && strcmp(all[i], name) != 0) {
        i++;
    }
    return i < sizeof all / sizeof *all;
}

static struct function *
function_called(struct walk *w, const char *name)
{
    size_t i = 0;
    while (i < w->functions && strcmp(w->function[i].name, name) != 0) {
        i++;
    }
    if (i == w->functions && i < MOST_FUNCTIONS) {
        w->function[w->functions++].name = name;
    }
    return &w->function[i < MOST_FUNCTIONS ? i : 0];
}

static struct thread *
thread_of(struct walk *w, const struct step *s)
{
    size_t i = w->threads;
    while (i-- > 0 && (w->thread[i].page_table != s->page_table || w->thread[i].pointer != s->pointer)) {
    }
    if (i == (size_t)-1) {
        i = w->threads < MOST_THREADS ? w->threads++ : MOST_THREADS - 1;
        w->thread[i] = (struct thread){ .page_table = s->page_table, .pointer = s->pointer, .number = w->lives++, .last = CALLS };
    }
    return &w->thread[i];
}

static void
leave_frames(struct thread *t, uint64_t stack)
{
    while (t->depth > 0 && t->frame[t->depth - 1].stack < stack) {
        struct frame *f = &t->frame[--t->depth];
        f->function->spoke += f->spoke;
        if (t->depth > 0) {
            t->frame[t->depth - 1].spoke |= f->spoke;
        }
    }
}

static void
enter_frame(struct walk *w, struct thread *t, const char *name, uint64_t stack)
{
    struct function *f = function_called(w, name);
    f->times++;
    if (t->depth < DEEPEST) {
        t->frame[t->depth++] = (struct frame){ .function = f, .stack = stack };
    }
}

/* The call that comes back to there; NULL: none. */
static const struct piece *
call_before(const struct walk *w, uint64_t address)
{
    for (size_t i = 0; i < w->pieces; i++) {
        const struct piece *p = &w->piece[i];
        if (p->after == address && !p->jumps && (p->end == CALLS || p->end == CALLS_POINTER)) {
            return p;
        }
    }
    return NULL;
}

static void
say_arrival(struct walk *w, struct thread *t, const struct step *s)
{
    const char *own = name_at(w, s->at);
    const struct piece *call = t->last != FALLS && !own ? call_before(w, s->at) : NULL;
    leave_frames(t, own ? s->stack + 1 : s->stack);
    if (own) {
        if (t->depth == 0 && !t->jumped) {
            t->number = w->lives++;
            fprintf(w->out, ":%s %zu %d\n", own, t->number, (int)s->given);
        }
        enter_frame(w, t, own, s->stack);
    } else if (call) {
        const char *name = call->end == CALLS_POINTER ? BY_POINTER : is_own(w, call->target) ? t->jumped_to : name_at(w, call->target);
        if (name) {
            fprintf(w->out, "<%s %zu %d\n", name, t->number, (int)s->answer);
        }
    }
}

static void
say_call(struct walk *w, struct thread *t, const struct piece *p)
{
    const char *name = p->end == CALLS_POINTER ? BY_POINTER : p->end == CALLS && !is_own(w, p->target) ? name_at(w, p->target) : NULL;
    if (p->uses_thread_variable) {
        fprintf(w->out, ">%s %zu\n", THREAD_VARIABLE, t->number);
    }
    if (name) {
        fprintf(w->out, ">%s %zu\n", name, t->number);
        if (t->depth > 0 && prints(name)) {
            t->frame[t->depth - 1].spoke = true;
        }
    }
    t->last = p->end;
    t->jumped = p->jumps && is_own(w, p->target);
    t->jumped_to = p->jumps ? name : NULL;
}

static void
take(struct walk *w, const struct step *s)
{
    if (s->piece) {
        struct thread *t = thread_of(w, s);
        say_arrival(w, t, s);
        say_call(w, t, s->piece);
    }
}

/* One more instruction of the piece that is told. */
static void
read_instruction(struct piece *p, char *line)
{
    unsigned byte[8];
    unsigned long long at;
    if (strlen(line) <= NAME_COLUMN) {  /* the rest of a long one has no name */
        return;
    }
    line[NAME_COLUMN] = '\0';
    int n = sscanf(line, "0x%llx: %2x %2x %2x %2x %2x %2x %2x %2x", &at, &byte[0], &byte[1], &byte[2], &byte[3], &byte[4], &byte[5],
                   &byte[6], &byte[7]) - 1;
    if (n < 1) {
        return;
    }
    p->begin = p->begin ? p->begin : at;
    p->after = at + (unsigned)n;
    p->uses_thread_variable |= byte[0] == 0x64;
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

/* `Trace 0: NUMBER [...`: the piece of this number, which may have been told just before. */
static struct step
read_step(struct walk *w, const char *line, struct piece *told)
{
    struct step s = { 0 };
    unsigned long long number;
    size_t i = 0;
    if (sscanf(line, "Trace %*d: 0x%llx [%*x/%llx/", &number, &s.at) != 2) {
        return s;
    }
    while (i < w->pieces && w->piece[i].number != number) {
        i++;
    }
    if (told->begin == s.at && i < MOST_PIECES) {
        told->number = number;
        w->piece[i] = *told;
        w->pieces += i == w->pieces;
        *told = (struct piece){ 0 };
    }
    s.piece = i < w->pieces ? &w->piece[i] : NULL;
    return s;
}

static void
read_register(struct step *s, const char *line)
{
    const char *at;
    if (strncmp(line, "RAX=", 4) == 0) {
        s->answer = strtoull(line + 4, NULL, 16);
    } else if (strncmp(line, "RSI=", 4) == 0 && (at = strstr(line, "RSP="))) {
        s->stack = strtoull(at + 4, NULL, 16);
        s->given = (at = strstr(line, "RDI=")) ? strtoull(at + 4, NULL, 16) : 0;
    } else if (strncmp(line, "FS =", 4) == 0) {
        s->pointer = strtoull(line + 9, NULL, 16);
    } else if (strncmp(line, "CR0=", 4) == 0 && (at = strstr(line, "CR3="))) {
        s->page_table = strtoull(at + 4, NULL, 16);
    }
}

static void
say_functions(struct walk *w)
{
    for (size_t i = 0; i < w->threads; i++) {
        leave_frames(&w->thread[i], UINT64_MAX);
    }
    for (size_t i = 0; i < w->functions; i++) {
        fprintf(w->out, "+%s %zu %zu\n", w->function[i].name, w->function[i].times, w->function[i].spoke);
    }
}

void
closely_list(const struct elf_file *program, uint64_t begin, uint64_t end, FILE *log, FILE *out)
{
    struct walk *w = calloc(1, sizeof *w);
    struct piece told = { 0 };
    struct step step = { 0 };
    char line[512];
    w->program = program;
    w->begin = begin;
    w->end = end;
    w->out = out;
    w->thread = calloc(MOST_THREADS, sizeof *w->thread);
    while (fgets(line, sizeof line, log)) {
        if (strncmp(line, "IN:", 3) == 0) {
            told = (struct piece){ 0 };
        } else if (line[0] == '0') {
            read_instruction(&told, line);
        } else if (strncmp(line, "Stopped", 7) == 0) {
            step.piece = NULL;
        } else if (strncmp(line, "Trace", 5) == 0) {
            take(w, &step);
            step = read_step(w, line, &told);
        } else {
            read_register(&step, line);
        }
    }
    take(w, &step);
    say_functions(w);
    free(w->thread);
    free(w);
}
