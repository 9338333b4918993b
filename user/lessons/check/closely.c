/* SPDX-License-Identifier: MIT */
/*
 * See closely.h.  An address behind a call is where it comes back to, if what ran before in this thread was not a jump to there.  A thread
 * is a pair of page table and thread pointer, which one that came later may have again.  A function's frame is left when the stack
 * pointer is above where it was at its entry.
 */
#include "user/lessons/check/closely.h"

#include <stdlib.h>
#include <string.h>

#include "user/lessons/check/called.h"
#include "user/lessons/check/code_log.h"

#define MOST_THREADS 4096
#define MOST_FUNCTIONS 512
#define DEEPEST 64

static const char *const prints[] = { "printf", "puts", "putchar", "fputs", "fputc", "putc", "fprintf", "vprintf", "fwrite", "write",
                                      "dprintf", NULL };
static const char *const reads[] = { "read", "pread", "fread", "fgets", "fgetc", "getc", "getline", "getdelim", NULL };

enum { ANSWER = 0, GIVEN = 5, STACK = 7 };      /* rax, rdi, rsp */

struct function {
    const char *name;
    size_t times, spoke, handed_on;
};

struct frame {
    struct function *function;
    uint64_t stack;
    bool spoke, reads, told;            /* told: what it called spoke */
};

struct thread {
    uint64_t page_table, pointer;
    size_t number;                      /* as it is told: another one that has its place later has another */
    enum code_end last;
    bool jumped;                        /* to a function of its own */
    const char *jumped_to;              /* of the libraries; or NULL */
    const struct access *loads;         /* its last instruction does; or NULL */
    uint64_t loads_from, at;
    size_t depth;
    struct frame frame[DEEPEST];
};

struct walk {
    const struct elf_file *program;
    uint64_t begin, end;
    bool stepwise;
    FILE *out;
    struct code_log *log;
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
is_one_of(const char *name, const char *const *all)
{
    while (*all && strcmp(*all, name) != 0) {
        all++;
    }
    return *all != NULL;
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
thread_of(struct walk *w, const struct code_step *s)
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
        f->function->handed_on += f->reads && f->told;
        if (t->depth > 0) {
            t->frame[t->depth - 1].spoke |= f->spoke;
            t->frame[t->depth - 1].told |= f->spoke;
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

static void
say_arrival(struct walk *w, struct thread *t, const struct code_step *s)
{
    const char *own = name_at(w, s->at);
    const struct code_piece *call = t->last != FALLS && !own ? code_log_call_before(w->log, s->at) : NULL;
    leave_frames(t, own ? s->registers[STACK] + 1 : s->registers[STACK]);
    if (own) {
        if (t->depth == 0 && !t->jumped) {
            t->number = w->lives++;
            fprintf(w->out, ":%s %zu %d\n", own, t->number, (int)s->registers[GIVEN]);
        }
        enter_frame(w, t, own, s->registers[STACK]);
    } else if (call) {
        const char *name = call->end == CALLS_POINTER ? BY_POINTER : is_own(w, call->target) ? t->jumped_to : name_at(w, call->target);
        if (name) {
            fprintf(w->out, "<%s %zu %d\n", name, t->number, (int)s->registers[ANSWER]);
        }
    }
}

static void
say_call(struct walk *w, struct thread *t, const struct code_piece *p)
{
    const char *name = p->end == CALLS_POINTER ? BY_POINTER : p->end == CALLS && !is_own(w, p->target) ? name_at(w, p->target) : NULL;
    if (p->uses_thread_variable) {
        fprintf(w->out, ">%s %zu\n", THREAD_VARIABLE, t->number);
    }
    if (name) {
        fprintf(w->out, ">%s %zu\n", name, t->number);
        if (t->depth > 0) {
            t->frame[t->depth - 1].spoke |= is_one_of(name, prints);
            t->frame[t->depth - 1].reads |= is_one_of(name, reads);
        }
    }
    t->last = p->end;
    t->jumped = p->jumps && is_own(w, p->target);
    t->jumped_to = p->jumps ? name : NULL;
}

/* In a stepwise log: what the instruction does to memory. */
static void
say_access(struct walk *w, struct thread *t, const struct code_step *s)
{
    const struct access *a = &s->piece->access;
    unsigned long long place = access_place(a, s->registers, s->piece->after, s->pointer);
    if (a->loads) {
        fprintf(w->out, "?%llx %zu\n", place, t->number);
    }
    if (a->stores && (a->constant || a->from >= 0)) {
        fprintf(w->out, "!%llx %zu %llu\n", place, t->number,
                (unsigned long long)access_value(a, a->constant ? (uint64_t)a->value : s->registers[a->from]));
    } else if (a->stores) {
        fprintf(w->out, "!%llx %zu\n", place, t->number);
    }
    t->loads = a->loads && a->to >= 0 ? a : NULL;
    t->loads_from = place;
}

/* What the thread's last instruction has loaded, unless it faulted and comes again. */
static void
say_loaded(struct walk *w, const struct thread *t, const struct code_step *s)
{
    if (t->loads && t->at != s->at) {
        fprintf(w->out, "=%llx %zu %llu\n", (unsigned long long)t->loads_from, t->number,
                (unsigned long long)access_value(t->loads, s->registers[t->loads->to]));
    }
}

static void
take(struct walk *w, const struct code_step *s)
{
    struct thread *t = thread_of(w, s);
    if (w->stepwise) {
        say_loaded(w, t, s);
    }
    say_arrival(w, t, s);
    say_call(w, t, s->piece);
    if (w->stepwise) {
        say_access(w, t, s);
    }
    t->at = s->at;
}

static void
say_functions(struct walk *w)
{
    for (size_t i = 0; i < w->threads; i++) {
        leave_frames(&w->thread[i], UINT64_MAX);
    }
    for (size_t i = 0; i < w->functions; i++) {
        const struct function *f = &w->function[i];
        fprintf(w->out, "+%s %zu %zu\n-%s %zu\n", f->name, f->times, f->spoke, f->name, f->handed_on);
    }
}

void
closely_list(const struct elf_file *program, uint64_t begin, uint64_t end, FILE *log, bool stepwise, FILE *out)
{
    struct walk *w = calloc(1, sizeof *w);
    struct code_step step;
    w->program = program;
    w->begin = begin;
    w->end = end;
    w->stepwise = stepwise;
    w->out = out;
    w->log = code_log_open(program, log);
    w->thread = calloc(MOST_THREADS, sizeof *w->thread);
    while (code_log_next(w->log, &step)) {
        take(w, &step);
    }
    say_functions(w);
    code_log_close(w->log);
    free(w->thread);
    free(w);
}
