/* SPDX-License-Identifier: MIT */
/* The private call: what Linux has no number for. */
#include "kernel/abi/errno.h"
#include "kernel/abi/heddle.h"
#include "kernel/abi/limits.h"
#include "kernel/base/symbols.h"
#include "kernel/base/trace.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/vm.h"
#include "kernel/proc/args.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/files.h"
#include "kernel/proc/ladder.h"
#include "kernel/proc/lockorder.h"
#include "kernel/proc/strace.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/turn.h"
#include "kernel/sync/lockname.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"
#include "kernel/sys/worldrun.h"
#include "lib/base/string.h"

#define MAX_RUN_ARGS 250
#define CHOICES_MOST 65536
#define NOTES_MOST 65536

static long
name_lock(uint64_t address, uptr name)
{
	char text[32];
	long n = copy_in_str(text, name, sizeof(text));

	if (n == -ENAMETOOLONG) {
		n = copy_in(text, name, sizeof(text));
		text[sizeof(text) - 1] = '\0';
	}
	if (n < 0)
		return n;
	lock_name_set(current->mm, address, text);
	return 0;
}

static long
note_order(uptr in)
{
	struct heddle_lock_order o;

	if (copy_in(&o, in, sizeof(o)) < 0)
		return -EFAULT;
	return o.count <= HEDDLE_LOCKS_HELD ? lock_order_note(&o) : -EINVAL;
}

/* init's argv: "init", the program's path, its arguments after argv[0]. */
static long
run_with(const char *path, const struct exec_args *args, const struct heddle_world_run *run,
         struct heddle_schedule *schedule)
{
	scoped(file_put) struct file *output = run->output < 0 ? NULL : arg_file(run->output);
	scoped(kfree) const char **argv = kmalloc((args->argc + 3) * sizeof(*argv));
	const char *s = args->text;
	unsigned int n = 0;

	if (run->output >= 0 && !output)
		return -EBADF;
	if (!argv)
		return -ENOMEM;
	argv[n++] = "init";
	argv[n++] = path;
	for (unsigned int i = 0; i < args->argc; i++, s += strlen(s) + 1)
		if (i > 0)
			argv[n++] = s;
	argv[n] = NULL;
	return world_run(argv, &(struct world_options){ run->seed, run->frames, run->quiet, output, schedule });
}

/* The schedule, and its lists in kernel memory, which the caller frees; where the user has them. */
static int
arg_schedule(uptr from, struct heddle_schedule *s, struct heddle_choice **choices, struct heddle_note **notes,
	     uptr *user_choices, uptr *user_notes)
{
	if (copy_in(s, from, sizeof(*s)) < 0)
		return -EFAULT;
	*user_choices = UPTR(s->choices);
	*user_notes = UPTR(s->notes);
	if (s->strategy >= HEDDLE_STRATEGIES || s->depth > HEDDLE_DEPTH_MOST || s->room > CHOICES_MOST || s->replay_count > s->room ||
	    s->notes_room > NOTES_MOST)
		return -EINVAL;
	*choices = kmalloc(s->room * sizeof(**choices) + 1);
	*notes = kmalloc(s->notes_room * sizeof(**notes) + 1);
	if (!*choices || !*notes)
		return -ENOMEM;
	if (copy_in(*choices, *user_choices, s->replay_count * sizeof(**choices)) < 0)
		return -EFAULT;
	s->choices = *choices;
	s->notes = *notes;
	s->made = s->points = s->switches = s->verdict = s->notes_made = s->told_count = s->place = 0;
	return 0;
}

static int
return_schedule(uptr to, struct heddle_schedule *s, uptr choices, uptr notes)
{
	uint32_t n = s->made < s->room ? s->made : s->room;

	if (copy_out(choices, s->choices, n * sizeof(*s->choices)) < 0)
		return -EFAULT;
	n = s->notes_made < s->notes_room ? s->notes_made : s->notes_room;
	if (copy_out(notes, s->notes, n * sizeof(*s->notes)) < 0)
		return -EFAULT;
	s->choices = (struct heddle_choice *)choices.addr;
	s->notes = (struct heddle_note *)notes.addr;
	return copy_out(to, s, sizeof(*s));
}

static long
run_domain(const char *path, const struct exec_args *args, const struct heddle_world_run *run)
{
	scoped(kfree) struct heddle_choice *choices = NULL;
	scoped(kfree) struct heddle_note *notes = NULL;
	uptr user = UPTR(run->schedule), user_choices, user_notes;
	struct heddle_schedule s;
	long r = arg_schedule(user, &s, &choices, &notes, &user_choices, &user_notes);
	int back;

	if (r < 0)
		return r;
	r = run_with(path, args, run, &s);
	back = r < 0 ? 0 : return_schedule(user, &s, user_choices, user_notes);
	return back < 0 ? back : r;
}

static long
run_world(uptr user_run)
{
	struct heddle_world_run run;
	scoped(kfree) char *path = NULL;
	struct exec_args args;
	long r;

	if (copy_in(&run, user_run, sizeof(run)) < 0)
		return -EFAULT;
	r = arg_string(UPTR(run.path), PATH_MAX, &path);
	if (r >= 0)
		r = args_from_user(&args, UPTR(run.argv), UPTR(0));
	if (r < 0)
		return r;
	if (args.argc > MAX_RUN_ARGS)
		r = -E2BIG;
	else
		r = run.schedule ? run_domain(path, &args, &run) : run_with(path, &args, &run, NULL);
	args_free(&args);
	return r;
}

/* Frames of the process that somebody else maps, too, and nobody may write. */
static uint64_t
shared_frames(struct mm *mm)
{
	struct vma vma;
	uint64_t n = 0;

	for (uint64_t at = 0; vm_next(mm, at, &vma); at = vma.end) {
		for (uint64_t a = vma.start; a < vma.end && !vma.object; a += PAGE_SIZE) {
			phys_t frame = vm_frame(mm, a);

			n += frame && frame_refs(frame) > 1;
		}
		vm_next_done(&vma);
	}
	return n;
}

/* Processes, threads and descriptors. */
static bool
count_objects(struct process *p, void *arg)
{
	uint64_t *n = arg;

	*n += 1 + p->signals.thread_count;
	spin_lock(&p->lock);
	for (int fd = -1; p->files && (fd = files_next(p->files, (unsigned int)fd + 1)) >= 0;)
		++*n;
	spin_unlock(&p->lock);
	return true;
}

static long
counters(uptr out)
{
	struct usage usage = process_usage(current->process);
	struct heddle_counters c = { usage.switches, usage.syscalls, 0, 0, seeded_computed(),
					frames_charged(current->world), frames_tables(current->world),
					frames_heap(current->world) };

	c.frames_shared = shared_frames(current->mm);
	process_each(current->world, count_objects, &c.objects);
	return copy_out(out, &c, sizeof(c));
}

static long
frame_sharers(uint64_t address)
{
	phys_t frame = vm_frame(current->mm, address & PAGE_MASK);

	return frame ? frame_refs(frame) : 0;
}

/* In place of where it lies; false: nothing does any more. */
static bool
read_value(struct heddle_note *n)
{
	uptr at = UPTR(n->value);

	n->value = 0;
	return copy_in(&n->value, at, n->size < sizeof(n->value) ? n->size : sizeof(n->value)) == 0;
}

static long
note_step(uptr from)
{
	struct heddle_note n;

	if (!turn_of(current->world))
		return -ENOSYS;
	if (copy_in(&n, from, sizeof(n)) < 0)
		return -EFAULT;
	if (n.kind == HEDDLE_NOTE_READ || n.kind == HEDDLE_NOTE_ATOMIC_READ || n.kind == HEDDLE_NOTE_VALUE) {
		if (!read_value(&n) && n.kind == HEDDLE_NOTE_VALUE)
			return 0;
	}
	turn_note(&n);
	return 0;
}

static long
end_by_race(uptr from)
{
	struct heddle_race race;

	if (!turn_of(current->world))
		return -ENOSYS;
	if (copy_in(&race, from, sizeof(race)) < 0)
		return -EFAULT;
	turn_raced(&race);
	world_kill(current->world);
	return 0;
}

static long
tell(uptr from)
{
	struct heddle_told told;

	if (!turn_of(current->world))
		return -ENOSYS;
	if (copy_in(&told, from, sizeof(told)) < 0)
		return -EFAULT;
	turn_told(&told);
	return 0;
}

static long
name_of(uint64_t address, uptr to)
{
	char text[HEDDLE_SYMBOL_SIZE];

	symbol_format(address, text, sizeof(text));
	return copy_out(to, text, sizeof(text));
}

SYSCALL_NEVER(heddle, int op, uint64_t a, uint64_t b)
{
	switch (op) {
	case HEDDLE_VERSION:
		return 1;
	case HEDDLE_POINT:
		current->countdown = a ? UPTR(a) : current->countdown;
		return turn_flags(current->world);
	case HEDDLE_LOCK_NAME:
		return name_lock(a, UPTR(b));
	case HEDDLE_MARK:
		trace(TRACE_MARK, a, b);
		return 0;
	case HEDDLE_WORLD_RUN:
		return process_can(CAP_SYS_ADMIN) ? run_world(UPTR(a)) : -EPERM;
	case HEDDLE_FRAMES:
		return (long)frames_charged(current->world);
	case HEDDLE_COUNTERS:
		return counters(UPTR(a));
	case HEDDLE_FRAME_SHARED:
		return frame_sharers(a);
	case HEDDLE_FAIL_ALLOCATION:
		return thread_fail_allocation((uint32_t)a);
	case HEDDLE_STRACE:
		return process_can(CAP_SYS_ADMIN) ? strace_begin(UPTR(a), b) : -EPERM;
	case HEDDLE_LADDERS:
		if (b != 0)
			return ladders_tell(UPTR(a), b);
		ladders_begin();
		return 0;
	case HEDDLE_SYMBOL:
		return name_of(a, UPTR(b));
	case HEDDLE_LOCK_ORDER:
		return note_order(UPTR(a));
	case HEDDLE_NOTE:
		return note_step(UPTR(a));
	case HEDDLE_RACE:
		return end_by_race(UPTR(a));
	case HEDDLE_TELL:
		return tell(UPTR(a));
	default:
		return -EINVAL;
	}
}
