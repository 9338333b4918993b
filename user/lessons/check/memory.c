/* SPDX-License-Identifier: MIT */
/*
 * See memory.h.  All accesses of a run are sorted by place, those of one place in the order in which they were made, and each
 * question goes through them once.  What it knows of each thread is of the place that it is at.
 */
#include "user/lessons/check/memory.h"

#include <string.h>

#define MOST_THREADS 512

struct access_seen {
    uint64_t place, value;
    size_t thread, n;
    bool store, known;          /* known: the value */
};

/* Main calls a function when so many accesses are made. */
struct call_of_main {
    char name[64];
    size_t n;
};

struct memory {
    struct access_seen *access;
    size_t count, main, threads;
    struct call_of_main *call;
    size_t calls;
};

/* What a thread has done at a place. */
struct visit {
    bool loaded, changed;               /* changed: by another since it loaded */
    size_t updates, lost, again;        /* again: it loaded, another changed it, and it loaded once more */
};

static void
add(struct memory *m, const struct access_seen *a)
{
    if ((m->count & (m->count + 1)) == 0) {
        m->access = realloc(m->access, 2 * (m->count + 1) * sizeof *m->access);
    }
    m->access[m->count] = *a;
    m->access[m->count].n = m->count;
    m->count++;
    m->threads = a->thread >= m->threads ? a->thread + 1 : m->threads;
}

static void
add_call(struct memory *m, const char *entry)
{
    if ((m->calls & (m->calls + 1)) == 0) {
        m->call = realloc(m->call, 2 * (m->calls + 1) * sizeof *m->call);
    }
    struct call_of_main c = { .n = m->count };
    size_t thread;
    if (sscanf(entry, ">%63s %zu", c.name, &thread) == 2 && thread == m->main) {
        m->call[m->calls++] = c;
    }
}

/* A load's value comes later, with nothing of this thread in between. */
static void
set_loaded(struct memory *m, size_t thread, uint64_t value)
{
    for (size_t i = m->count; i-- > 0;) {
        if (m->access[i].thread == thread) {
            m->access[i].value = value;
            m->access[i].known = true;
            return;
        }
    }
}

static int
by_place(const void *a, const void *b)
{
    const struct access_seen *x = a, *y = b;
    return x->place != y->place ? (x->place > y->place) - (x->place < y->place) : (x->n > y->n) - (x->n < y->n);
}

/* Threads are counted from main on; NULL: nobody noted it. */
static const struct memory *
memory_of(const struct evidence *e)
{
    static struct memory memory;
    const char *line = e->called && !memory.count ? e->called : "", *from = line;
    for (const char *at = line; (at = strstr(at, "\n:main ")); at++) {
        from = at + 1;
    }
    for (line = from; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        unsigned long long place, value = 0;
        size_t thread;
        int n = *line && strchr("?=!", *line) ? sscanf(line + 1, "%llx %zu %llu", &place, &thread, &value) : 0;
        memory.main = line == from ? strtoull(line + strcspn(line, " "), NULL, 10) : memory.main;
        if (*line == '>') {
            add_call(&memory, line);
        } else if (*line == '=' && n == 3) {
            set_loaded(&memory, thread - memory.main, value);
        } else if (n >= 2 && thread - memory.main < MOST_THREADS) {
            add(&memory, &(struct access_seen){ place, value, thread - memory.main, 0, *line == '!', n == 3 });
        }
    }
    if (line != from) {
        qsort(memory.access, memory.count, sizeof *memory.access, by_place);
    }
    return memory.count ? &memory : NULL;
}

/* The first access behind those of this one's place. */
static size_t
end_of_place(const struct memory *m, size_t i)
{
    size_t end = i;
    while (end < m->count && m->access[end].place == m->access[i].place) {
        end++;
    }
    return end;
}

static void
visit(struct visit *all, const struct memory *m, const struct access_seen *a)
{
    struct visit *mine = &all[a->thread];
    if (!a->store) {
        mine->again += mine->loaded && mine->changed;
        mine->loaded = true;
        mine->changed = false;
        return;
    }
    mine->updates += mine->loaded;
    mine->lost += mine->loaded && mine->changed;
    mine->loaded = false;
    for (size_t t = 0; t < m->threads; t++) {
        all[t].changed |= t != a->thread;
    }
}

static uint64_t
last_of_main(const struct memory *m, size_t i, size_t end)
{
    while (end-- > i) {
        const struct access_seen *a = &m->access[end];
        if (a->thread == 0 && !a->store && a->known) {
            return a->value;
        }
    }
    return 0;
}

struct updates
updates_of(const struct evidence *e)
{
    const struct memory *m = memory_of(e);
    struct updates sum = { 0 };
    size_t most = 0;
    for (size_t i = 0, end; m && i < m->count; i = end) {
        struct visit all[MOST_THREADS] = { 0 };
        size_t threads = 0, n = 0, lost = 0;
        end = end_of_place(m, i);
        for (size_t k = i; k < end; k++) {
            visit(all, m, &m->access[k]);
        }
        for (size_t t = 1; t < m->threads; t++) {
            threads += all[t].updates > 0;
            n += all[t].updates;
            lost += all[t].lost;
        }
        if (threads > 1) {
            sum.all += n;
            sum.lost += lost;
            sum.result = n > most ? last_of_main(m, i, end) : sum.result;
            most = n > most ? n : most;
        }
    }
    return sum;
}

void
want_lost_update(const struct evidence *e, long value)
{
    struct updates u = updates_of(e);
    want(u.lost > 0, "no thread wrote back what it had read before another wrote there");
    want((long)u.result == value, "%ld is said, and what the threads share is %ld", value, (long)u.result);
}

/* How often the thread loaded this value from where another, which is not main, had stored last, or NOBODY of the program's own code. */
#define NOBODY SIZE_MAX

static size_t
times_told(const struct memory *m, size_t thread, uint64_t value, bool by_nobody)
{
    size_t last = NOBODY, n = 0;
    for (size_t i = 0; i < m->count; i++) {
        const struct access_seen *a = &m->access[i];
        last = i == 0 || a[-1].place != a->place ? NOBODY : last;
        if (a->store) {
            last = a->thread;
        } else if (a->thread == thread && a->known && a->value == value && last != thread && last != 0) {
            n += by_nobody || last != NOBODY;
        }
    }
    return n;
}

size_t
threads_told(const struct evidence *e, uint64_t value)
{
    const struct memory *m = memory_of(e);
    size_t n = 0;
    for (size_t t = 0; m && t < m->threads; t++) {
        n += times_told(m, t, value, false) > 0;
    }
    return n;
}

size_t
times_main_was_told(const struct evidence *e, uint64_t value)
{
    const struct memory *m = memory_of(e);
    return m ? times_told(m, 0, value, true) : 0;
}

size_t
threads_that_saw_main_change(const struct evidence *e)
{
    const struct memory *m = memory_of(e);
    bool saw[MOST_THREADS] = { false };
    size_t n = 0;
    for (size_t i = 0, end; m && i < m->count; i = end) {
        struct visit all[MOST_THREADS] = { 0 };
        end = end_of_place(m, i);
        for (size_t k = i; k < end; k++) {
            if (!m->access[k].store || m->access[k].thread == 0) {
                visit(all, m, &m->access[k]);
            }
        }
        for (size_t t = 1; t < m->threads; t++) {
            n += all[t].again > 0 && !saw[t];
            saw[t] |= all[t].again > 0;
        }
    }
    return n;
}

/* The accesses from the last call of one of `waits` to the last of one of `calls`; none: *from is *to. */
static void
before_call(const struct memory *m, const char *waits, const char *calls, size_t *from, size_t *to)
{
    size_t waited = 0;
    *from = *to = 0;
    for (const struct call_of_main *c = m->call; c < m->call + m->calls; c++) {
        if (like_any(c->name, calls)) {
            *from = waited;
            *to = c->n;
        } else if (like_any(c->name, waits)) {
            waited = c->n;
        }
    }
}

bool
main_was_too_early(const struct evidence *e, const char *waits, const char *calls)
{
    const struct memory *m = memory_of(e);
    size_t from, to, looked = 0, first = MOST_THREADS;
    if (!m) {
        return false;
    }
    before_call(m, waits, calls, &from, &to);
    for (size_t i = 0; i < m->count; i++) {
        first = m->access[i].thread > 0 && m->access[i].thread < first ? m->access[i].thread : first;
    }
    for (size_t i = 0; i < m->count; i++) {
        const struct access_seen *a = &m->access[i];
        looked = i == 0 || a[-1].place != a->place ? 0 : looked;
        if (a->store && a->thread == first && looked) {
            return true;
        }
        looked |= !a->store && a->thread == 0 && a->n >= from && a->n < to;
    }
    return false;
}
